import Glibc

/// A folder that stays open, to ask for many files in it without walking down to it each time.
package final class OpenFolder: Sendable {
  private let descriptor: CInt

  /// The folder at `path`; `nil` where there is none.
  package init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The stamp of the file at `path` in it, links followed; `nil` when there is no file.
  package func stamp(of path: String) -> FileStamp? {
    var status = stat()
    guard fstatat(descriptor, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }
}
