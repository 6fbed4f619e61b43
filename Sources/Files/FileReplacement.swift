import Glibc

/// Replaces several files. All new files are written to disk before the first one is moved into place.
package enum FileReplacement {
  /// A file to write: its path and its bytes.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// A Boolean value that indicates whether the path must not exist yet.
    package let isNew: Bool

    package init(path: String, bytes: [UInt8], isNew: Bool = false) {
      self.path = path
      self.bytes = bytes
      self.isNew = isNew
    }
  }

  /// Writes `files`, each atomically, so that no reader sees a partial file. Symbolic links and file permissions are
  /// kept. If two paths refer to the same file, the first one is used.
  ///
  /// Throws ``FileError`` before any file has changed if one of them cannot be written.
  package static func write(_ files: [File]) throws(FileError) {
    var staged: [(temporary: String, target: String)] = []
    defer { for (temporary, _) in staged { try? FileContents.remove(temporary) } }
    var targets: Set<String> = []
    for file in files {
      let target = FilePaths.resolved(file.path)
      guard targets.insert(target).inserted else { continue }
      staged.append((try stage(file, for: target, number: staged.count), target))
    }
    // Files that were moved must not be removed.
    let moves = staged
    for (count, move) in moves.enumerated() {
      do { try FileContents.move(move.temporary, to: move.target) } catch {
        staged = Array(moves[count...])
        guard count > 0 else { throw error }
        throw FileError(
          "write", move.target, because: "\(error.reason); \(count) of \(moves.count) files were already written")
      }
    }
    staged = []
  }

  /// Writes a file to the folder of its target under an unused name, and returns its path.
  private static func stage(_ file: File, for target: String, number: Int) throws(FileError) -> String {
    var mode = stat()
    // The name of the target may be too long, even though the temporary name is not.
    if lstat(target, &mode) != 0, errno != ENOENT { throw FileError("write", file.path) }
    if let status = FileStatus(unfollowed: target), status.kind != .file || file.isNew {
      throw FileError("write", file.path, because: file.isNew ? "it already exists" : "it is not a file")
    }
    let folder = target.lastIndex(of: "/").map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    try Folders.make(folder)
    var temporary = ""
    var attempt = 0
    repeat {
      temporary = folder + "/.broadside-\(getpid())-\(number)-\(attempt)"
      attempt += 1
    } while try !FileContents.create(file.bytes, at: temporary)
    if stat(target, &mode) == 0 { chmod(temporary, mode.st_mode & 0o7777) }
    return temporary
  }
}
