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
    while true {
      // At the end of the folder, `readdir` leaves `errno` unchanged; after an error, it sets it (POSIX.1-2024, readdir).
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw FileError("list", path) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "." || name == ".." { continue }
      let kind: Kind =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK), Int(DT_UNKNOWN): try FileStatus.read(path + "/" + name)?.kind ?? .other
        default: .other
        }
      let isLink =
        switch Int(entry.pointee.d_type) {
        case Int(DT_LNK): true
        case Int(DT_UNKNOWN): FileStatus(unfollowed: path + "/" + name)?.isLink ?? true
        default: false
        }
      entries.append(Entry(name: name, kind: kind, isLink: isLink))
    }
    self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
