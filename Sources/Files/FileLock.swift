import Glibc

/// A file that one process at a time may hold. The system lets go of it when the process ends, however it ends.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock on the file at `path`, made if it is missing. Throws ``FileError`` when another process holds it.
  package init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw FileError("begin while another build is at work; it holds", path, code: code)
    }
  }

  deinit { close(descriptor) }
}
