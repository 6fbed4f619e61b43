import Content
import Diagnostics
import Files

/// The folder that a build writes, changed only once everything is made.
///
/// New and changed files are staged beside the folder, on the same file system; ``commit(_:)`` moves each to its place in one
/// step, so that no reader ever meets half a file. A list of the files that builds have made, beside the folder too, says
/// which of them are no longer wanted; what it does not name is never removed.
package struct OutputFolder: Sendable {
  package let path: String
  private let recordFolder: String
  private let stagingFolder: String
  private let lock: FileLock

  /// A file of the output after its bytes are known.
  package struct File: Sendable {
    package let path: String
    /// The staged file that takes its place; `nil` when the file there is the same already.
    package let staged: String?
  }

  /// The folder at `path`, made if it is missing. Throws ``FileError``; also when another build is at work on it.
  package init(_ path: String) throws(FileError) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    try Folders.make(path)
    let real = FilePaths.resolved(path)
    let beside = ContentPath.folder(of: real) + "/.broadside/" + ContentPath.name(of: real)
    try Folders.make(beside)
    // A file moves in one step only within a file system.
    recordFolder = FileStatus(beside)?.device == FileStatus(real)?.device ? beside : real + "/.broadside"
    try Folders.make(recordFolder)
    lock = try FileLock(recordFolder + "/lock")
    stagingFolder = recordFolder + "/staging"
    try Folders.removeAll(stagingFolder)
    try Folders.make(stagingFolder)
  }

  /// Stages `bytes` for the file at `path` in the output, unless it holds them already; `number` is the file's own in this
  /// build. Throws ``FileError``.
  package func stage(_ bytes: [UInt8], for path: String, number: Int) throws(FileError) -> File {
    if FileContents.holds(bytes, at: self.path + "/" + path) { return File(path: path, staged: nil) }
    let staged = stagingFolder + "/" + String(number)
    try FileContents.write(bytes, to: staged)
    return File(path: path, staged: staged)
  }

  /// What stands where `files` would go, and was not written by a build.
  package func obstacles(to files: [File]) -> [Diagnostic] {
    let own = Set(earlierFiles())
    var folders: Set<String> = []
    var obstacles: [Diagnostic] = []
    for file in files where file.staged != nil && !own.contains(file.path) {
      if let status = FileStatus(path + "/" + file.path) { obstacles.append(obstacle(file.path, status.kind)) }
      var folder = ContentPath.folder(of: file.path)
      while !folder.isEmpty, folders.insert(folder).inserted {
        if let status = FileStatus(path + "/" + folder), status.kind != .folder, !own.contains(folder) {
          obstacles.append(obstacle(folder, status.kind))
        }
        folder = ContentPath.folder(of: folder)
      }
    }
    return obstacles
  }

  private func obstacle(_ file: String, _ kind: FolderListing.Kind) -> Diagnostic {
    let what = kind == .folder ? "a folder" : "a file"
    return Diagnostic(
      .error, "\(what) that Broadside did not write stands in the way", at: SourceLocation(path: path + "/" + file),
      help: FileStatus(listPath) == nil
        ? "empty the folder if an earlier build made it; else name another with --output"
        : "move it away, or name another folder with --output")
  }

  /// Puts the staged files in place and removes those of earlier builds that are not among `files`.
  ///
  /// The list of files names old and new ones before the first is moved, so that a build which is killed half-way leaves
  /// nothing that the next one would not know. Throws ``FileError``.
  package func commit(_ files: [File]) throws(FileError) -> (written: Int, removed: Int) {
    let made = Set(files.map(\.path))
    let stale = earlierFiles().filter { !made.contains($0) }
    try writeList(made.union(stale))
    for file in stale { try remove(file) }
    var folders: Set<String> = []
    let changed = files.filter { $0.staged != nil }
    for file in changed {
      let folder = ContentPath.folder(of: path + "/" + file.path)
      if folders.insert(folder).inserted { try Folders.make(folder) }
      if let staged = file.staged { try FileContents.move(staged, to: path + "/" + file.path) }
    }
    try writeList(made)
    discard()
    return (changed.count, stale.count)
  }

  /// Forgets what is staged.
  package func discard() { try? Folders.removeAll(stagingFolder) }

  private var listPath: String { recordFolder + "/files" }

  private func earlierFiles() -> [String] {
    guard let bytes = try? FileContents.read(listPath) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter(Self.isInside)
  }

  private func writeList(_ files: Set<String>) throws(FileError) {
    let text = files.sorted().map { $0 + "\n" }.joined()
    let new = recordFolder + "/files.new"
    try FileContents.write(Array(text.utf8), to: new)
    try FileContents.move(new, to: listPath)
  }

  /// Removes a file and the folders that it leaves empty.
  private func remove(_ file: String) throws(FileError) {
    try FileContents.remove(path + "/" + file)
    var folder = ContentPath.folder(of: file)
    while !folder.isEmpty, Folders.removeIfEmpty(path + "/" + folder) { folder = ContentPath.folder(of: folder) }
  }

  /// A damaged list must not reach files outside the folder.
  private static func isInside(_ file: String) -> Bool {
    !file.hasPrefix("/") && !file.split(separator: "/").contains("..")
  }

}
