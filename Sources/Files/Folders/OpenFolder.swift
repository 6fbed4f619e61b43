import Glibc

/// A folder that stays open, for fast repeated access to files in it.
package final class OpenFolder: Sendable {
  private let descriptor: CInt

  /// Opens the folder at `path`; `nil` if there is none.
  package init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Returns the stamp of the file at `path` in the folder, following symbolic links; `nil` if there is no file.
  package func stamp(of path: String) -> FileStamp? {
    var status = stat()
    guard fstatat(descriptor, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }
}
