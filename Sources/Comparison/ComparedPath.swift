import Files

/// A path at which the two sites differ.
struct ComparedPath: Sendable {
  let path: String
  let old: ComparedFile?
  let new: ComparedFile?
  /// A Boolean value that indicates whether both files have the same bytes. An unchanged redirects file is kept,
  /// because pages may have moved to the targets of its redirects.
  let isSame: Bool

  /// Reads the files at `path` in both outputs. Returns `nil` if they are the same. Throws ``FileError``.
  init?(_ path: String, old: OutputFiles?, new: OutputFiles?) throws(FileError) {
    self.path = path
    let isRead = ComparedFile.isRead(path)
    guard let old, let new else {
      isSame = false
      self.old = try old.map { output throws(FileError) in try Self.file(path, in: output, isRead: isRead) }
      self.new = try new.map { output throws(FileError) in try Self.file(path, in: output, isRead: isRead) }
      return
    }
    let sizes = (old: old.size(path), new: new.size(path))
    if !isRead, sizes.old != sizes.new {
      self.old = ComparedFile(size: sizes.old)
      self.new = ComparedFile(size: sizes.new)
      isSame = false
      return
    }
    let (before, after) = (try old.read(path), try new.read(path))
    isSame = before == after
    if isSame, path != ComparedFile.redirectsPath { return nil }
    self.old = isRead ? ComparedFile(before, path: path) : ComparedFile(size: before.count)
    self.new = isRead ? ComparedFile(after, path: path) : ComparedFile(size: after.count)
  }

  private static func file(_ path: String, in output: OutputFiles, isRead: Bool) throws(FileError) -> ComparedFile {
    isRead ? ComparedFile(try output.read(path), path: path) : ComparedFile(size: output.size(path))
  }
}
