import Files

/// A path at which the two sites differ.
struct ComparedPath: Sendable {
  let path: String
  let old: ComparedFile?
  let new: ComparedFile?
  /// Whether both have the same bytes. Redirects count even so, since pages may move to where they lead.
  let isSame: Bool

  /// What the two outputs have at `path`; `nil` where it is the same. Throws ``FileError``.
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
