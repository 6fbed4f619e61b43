import Glibc

/// What tells without reading it whether a file is the same as before: its size, its place on the disk, and when it was changed.
///
/// A file can change without its stamp only within the moment that the clock of the file system takes for a step; see ``isSettled(before:)``.
package struct FileStamp: Hashable, Sendable {
  /// In bytes.
  package let size: Int
  package let inode: UInt64
  /// Nanoseconds since 1970 of the last change of its bytes.
  package let modified: Int
  /// The same of the last change of anything that the system knows of it. Nobody can set it back.
  package let changed: Int

  package init(size: Int, inode: UInt64, modified: Int, changed: Int) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }

  /// The stamp of the file at `path`, links followed; `nil` when there is no file.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// The same of a folder, whose stamp changes when a name is added to it or taken from it.
  package init?(folder path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    self.init(status)
  }

  /// The stamp of what cannot be known to be the same: no file has it.
  package static let never = FileStamp(size: .max, inode: 0, modified: 0, changed: 0)

  /// How coarse the clocks of file systems are at the most.
  private static let step = 2_000_000_000

  /// Whether the file was last changed so long before `moment`, in nanoseconds since 1970, that a change after it would have another stamp.
  package func isSettled(before moment: Int) -> Bool { max(modified, changed) < moment - Self.step }

  /// The moment it is, in nanoseconds since 1970.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
