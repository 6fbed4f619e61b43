import Glibc

/// The entries of a folder, sorted by the bytes of their names so that the result does not depend on the file system.
package struct FolderListing: Sendable {
  package enum Kind: Sendable {
    case file
    case folder
    /// A pipe, a socket, a device or a broken symbolic link, which a site does not use.
    case other
  }

  package struct Entry: Sendable {
    package let name: String
    package let kind: Kind
    /// A Boolean value that indicates whether the entry is a symbolic link; `kind` is then the kind of its target.
    package let isLink: Bool

    /// A Boolean value that indicates whether the name is valid UTF-8 without control characters.
    package var isNamedInText: Bool {
      !name.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0 == "\u{FFFD}" }
    }
  }

  package let entries: [Entry]

  /// Lists the folder at `path`, following symbolic links. Throws ``FileError``.
  package init(_ path: String) throws(FileError) {
    guard let folder = opendir(path) else { throw FileError("list", path) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "." || name == ".." { continue }
      let kind: Kind =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK), Int(DT_UNKNOWN): FileStatus(path + "/" + name)?.kind ?? .other
        default: .other
        }
      let isLink =
        switch Int(entry.pointee.d_type) {
        case Int(DT_LNK): true
        case Int(DT_UNKNOWN): FileStatus(unfollowed: path + "/" + name)?.isLink ?? false
        default: false
        }
      entries.append(Entry(name: name, kind: kind, isLink: isLink))
    }
    self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

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
