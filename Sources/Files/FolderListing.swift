import Glibc

/// What lies in one folder, in the order of the names' bytes, so that nothing depends on the file system's own order.
package struct FolderListing: Sendable {
  package enum Kind: Sendable {
    case file
    case folder
    /// A pipe, a socket, a device, or a link to nothing: nothing a site is made of.
    case other
  }

  package struct Entry: Sendable {
    package let name: String
    package let kind: Kind
    /// Whether it is a symbolic link; `kind` is that of what it leads to.
    package let isLink: Bool

    /// Whether the name is text in UTF-8, in one line and without other control characters.
    package var isNamedInText: Bool {
      !name.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0 == "\u{FFFD}" }
    }
  }

  package let entries: [Entry]

  /// Lists the folder at `path`; a symbolic link counts as what it leads to. Throws ``FileError``.
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

/// What the system knows of a file without reading it.
package struct FileStatus: Sendable {
  package let kind: FolderListing.Kind
  /// Whether it is a symbolic link, where links are not followed.
  package let isLink: Bool
  /// In bytes.
  package let size: Int
  /// The file system that it lies on.
  package let device: UInt
  /// Its number in that file system.
  package let inode: UInt

  /// The status of what is at `path`, links followed; `nil` when there is nothing.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The status of what is at `path` itself, a link counting as something else than what it leads to; `nil` when there is nothing.
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
