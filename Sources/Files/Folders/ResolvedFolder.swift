import Glibc

/// A folder whose symbolic links have been resolved, so that files can be compared with it.
package struct ResolvedFolder: Sendable {
  /// The path as it was written.
  package let path: String
  private let resolved: String

  package init(_ path: String) {
    self.path = path
    resolved = FilePaths.resolved(path)
  }

  /// Returns whether the file at `path` is inside the folder after symbolic links are resolved.
  package func contains(_ path: String) -> Bool { FilePaths.isInside(FilePaths.resolved(path), resolved) }

  /// Returns whether the open file `descriptor`, which was opened at `path`, is inside the folder. A link that appears
  /// after the file was opened does not change the result.
  func contains(openFile descriptor: Int32, at path: String) -> Bool {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
    // Some containers have no /proc.
    guard count > 0, count < buffer.count else { return contains(path) }
    let real = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return FilePaths.isInside(real, resolved)
  }
}
