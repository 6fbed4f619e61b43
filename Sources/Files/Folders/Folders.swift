import Glibc

/// Creates and removes folders.
package enum Folders {
  /// Creates the folder at `path` and any missing parent folders. Throws ``FileError``.
  package static func make(_ path: String) throws(FileError) {
    if mkdir(path, 0o755) == 0 { return }
    let code = errno
    if code == EEXIST, FileStatus(path)?.kind == .folder { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileError("create the folder", path, code: code)
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError("create the folder", path) }
  }

  /// Removes the folder at `path` if it is empty. Returns false if it was not removed.
  @discardableResult
  package static func removeIfEmpty(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Removes the folder at `path` and everything in it. Does not follow symbolic links. Throws ``FileError``.
  package static func removeAll(_ path: String) throws(FileError) {
    if FileStatus(path) == nil || unlink(path) == 0 { return }
    for entry in try FolderListing(path).entries {
      let inner = path + "/" + entry.name
      if unlink(inner) != 0 { try removeAll(inner) }
    }
    guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }
}
