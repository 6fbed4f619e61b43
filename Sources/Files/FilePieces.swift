import Glibc

/// A file that is read in pieces from the start, without loading it into memory as a whole.
package struct FilePieces: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Opens the file at `path`. Throws ``FileError``.
  package init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Returns the next bytes, at most `count`; none at the end of the file. Throws ``FileError``.
  package mutating func next(_ count: Int) throws(FileError) -> [UInt8] {
    while true {
      var received = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        received = Glibc.read(descriptor, buffer.baseAddress, count)
        initialized = max(0, received)
      }
      if received >= 0 { return bytes }
      if errno != EINTR { throw FileError("read", path) }
    }
  }
}
