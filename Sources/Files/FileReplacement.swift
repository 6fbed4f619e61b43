import Glibc

/// Files that take the place of others, all made before the first is put there.
package enum FileReplacement {
  /// A file to be: its path and its bytes.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// Whether there must be nothing yet in its place.
    package let isNew: Bool

    package init(path: String, bytes: [UInt8], isNew: Bool = false) {
      self.path = path
      self.bytes = bytes
      self.isNew = isNew
    }
  }

  /// Writes `files`, each in one step, so that nobody sees half of one; a link stays, and so do a file's permissions. Of two paths that lead
  /// to one file the first counts.
  ///
  /// Throws ``FileError`` before any has changed where one of them cannot be written.
  package static func write(_ files: [File]) throws(FileError) {
    var staged: [(temporary: String, target: String)] = []
    defer { for (temporary, _) in staged { try? FileContents.remove(temporary) } }
    var targets: Set<String> = []
    for file in files {
      let target = FilePaths.resolved(file.path)
      guard targets.insert(target).inserted else { continue }
      staged.append((try stage(file, for: target, number: staged.count), target))
    }
    // What is moved is no longer to be removed.
    let moves = staged
    for (count, move) in moves.enumerated() {
      do { try FileContents.move(move.temporary, to: move.target) } catch {
        staged = Array(moves[count...])
        guard count > 0 else { throw error }
        throw FileError(
          "write", move.target, because: "\(error.reason); \(count) of \(moves.count) files are written already")
      }
    }
    staged = []
  }

  /// Writes a file beside its place, under a name that nobody has, and gives its path.
  private static func stage(_ file: File, for target: String, number: Int) throws(FileError) -> String {
    var mode = stat()
    // A name may be too long; that of the file beside it is not.
    if lstat(target, &mode) != 0, errno != ENOENT { throw FileError("write", file.path) }
    if let status = FileStatus(unfollowed: target), status.kind != .file || file.isNew {
      throw FileError("write", file.path, because: file.isNew ? "there is something already" : "it is no file")
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
