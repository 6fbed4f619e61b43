import Glibc

/// A file operation that failed.
package struct FileError: Error, Hashable, Sendable {
  package let path: String
  /// The operation, as a verb that can follow "cannot": "read", "write".
  package let action: String
  /// The system's error number (`errno`); 0 if there is another reason.
  package let code: Int32
  private let cause: String?

  package init(_ action: String, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
    cause = nil
  }

  package init(_ action: String, _ path: String, because cause: String) {
    self.path = path
    self.action = action
    code = 0
    self.cause = cause
  }

  /// A Boolean value that indicates whether a folder in the path is missing.
  package var isForMissingFolder: Bool { code == ENOENT }

  /// The reason, without a final period: "no space left on device".
  package var reason: String {
    if let cause { return cause }
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension FileError: CustomStringConvertible {
  package var description: String { "cannot \(action) \(path): \(reason)" }
}
