import Glibc

/// The size, inode and times of a file, which show without reading it whether it changed.
///
/// A file can change without its stamp only within one tick of the file system's clock; see ``isSettled(before:)``.
package struct FileStamp: Hashable, Sendable {
  /// In bytes.
  package let size: Int
  package let inode: UInt64
  /// The time of the last change to the bytes, in nanoseconds since 1970.
  package let modified: Int
  /// The time of the last change to the bytes or the metadata, in nanoseconds since 1970. It cannot be set back.
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

  /// Reads the stamp of the file at `path`, following symbolic links; `nil` if there is no file.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// Reads the stamp of a folder, which changes when an entry is added or removed.
  package init?(folder path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    self.init(status)
  }

  /// A stamp that no file has, for files that must count as changed.
  package static let never = FileStamp(size: .max, inode: 0, modified: 0, changed: 0)

  /// The coarsest resolution of the clocks of file systems, in nanoseconds.
  private static let step = 2_000_000_000

  /// Returns whether the last change was so long before `moment`, in nanoseconds since 1970, that any later change
  /// would change the stamp.
  package func isSettled(before moment: Int) -> Bool { max(modified, changed) < moment - Self.step }

  /// The current time, in nanoseconds since 1970.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
