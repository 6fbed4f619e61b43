import Glibc

/// The metadata of a file, which the system provides without reading it.
package struct FileStatus: Sendable {
  package let kind: FolderListing.Kind
  /// A Boolean value that indicates whether the file is a symbolic link, if links are not followed.
  package let isLink: Bool
  /// In bytes.
  package let size: Int
  /// The number of the device that contains the file.
  package let device: UInt
  /// The inode number of the file on its device.
  package let inode: UInt

  /// Reads the status of the file at `path`, following symbolic links; `nil` if there is none.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Returns the status of the file at `path`, following symbolic links; `nil` if nothing is there, such as the target of
  /// a broken link. Throws ``FileError`` if the system does not say whether something is there.
  package static func read(_ path: String) throws(FileError) -> FileStatus? {
    var status = stat()
    if stat(path, &status) == 0 { return FileStatus(status) }
    guard [ENOENT, ENOTDIR, ELOOP].contains(errno) else { throw FileError("read", path) }
    return nil
  }

  /// Reads the status of the file at `path` without following a symbolic link, which counts as `.other`; `nil` if there
  /// is none.
  package init?(unfollowed path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    isLink = status.st_mode & S_IFMT == S_IFLNK
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
  }
}
