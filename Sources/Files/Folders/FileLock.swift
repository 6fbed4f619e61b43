import Glibc

/// A lock on a file that one process at a time can hold. The system releases it when the process ends for any reason.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Locks the file at `path`, and creates the file if it is missing. Throws ``FileError`` if another process holds the
  /// lock.
  package init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw code == EAGAIN
        ? FileError("lock", path, because: "another build is running") : FileError("lock", path, code: code)
    }
  }

  deinit { close(descriptor) }
}
