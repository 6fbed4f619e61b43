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
    let real = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer -> String? in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink("/proc/self/fd/\(descriptor)", start, buffer.count)
      guard count > 0, count < buffer.count else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
    // Some containers have no /proc.
    return real.map { FilePaths.isInside($0, resolved) } ?? contains(path)
  }
}
