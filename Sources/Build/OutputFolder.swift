import Content
import Diagnostics
import Files
import Values

/// The folder that a build writes, changed only once everything is made.
///
/// New and changed files are staged beside the folder, on the same file system; ``commit(_:)`` moves each, or a whole new folder, to its
/// place in one step, so that no reader ever meets half a file. A list of the files that builds have made, beside the folder too, says
/// which of them are no longer wanted; what it does not name is never removed.
package struct OutputFolder: Sendable {
  package let path: String
  private let recordFolder: String
  private let stagingFolder: String
  private let lock: FileLock
  /// Whether nothing lay in it when the build began.
  private let wasEmpty: Bool
  /// Whether there was no such folder.
  private let isNew: Bool

  /// A file of the output after its bytes are known.
  package struct File: Sendable {
    package let path: String
    /// Whether a staged file takes its place; it does not when the file there is the same already.
    package let isStaged: Bool
  }

  /// The folder at `path`, made if it is missing. Throws ``FileError``; also when another build is at work on it.
  package init(_ path: String) throws(FileError) {
    self.path = path.withoutTrailingSlash
    isNew = FileStatus(path) == nil
    try Folders.make(path)
    let real = FilePaths.resolved(path)
    try Folders.make(Self.folderBeside(real))
    recordFolder = Self.recordFolder(of: path)
    try Folders.make(recordFolder)
    lock = try FileLock(recordFolder + "/lock")
    stagingFolder = recordFolder + "/staging"
    try Folders.removeAll(stagingFolder)
    try Folders.make(stagingFolder)
    wasEmpty = try FolderListing(real).entries.isEmpty
  }

  private static func folderBeside(_ real: String) -> String {
    ContentPath.folder(of: real) + "/.broadside/" + ContentPath.name(of: real)
  }

  /// Where builds of the output at `path` keep their notes: beside it, or in it where only that is on the same file system, for a file moves
  /// in one step only within one.
  private static func recordFolder(of path: String) -> String {
    let real = FilePaths.resolved(path)
    let beside = folderBeside(real)
    return FileStatus(beside)?.device == FileStatus(real)?.device ? beside : real + "/.broadside"
  }

  /// Where what outlasts builds of the output at `path` is kept, whether there was one yet or not.
  static func notesFolder(of path: String) -> String {
    FileStatus(path) == nil ? folderBeside(FilePaths.resolved(path)) : recordFolder(of: path)
  }

  /// Where the record of the last build of the output at `path` lies.
  package static func recordPath(of path: String) -> String { recordFolder(of: path) + "/record" }

  /// Stages `bytes` for the file at `path` in the output; false when it holds them already. Throws ``FileError``.
  package func stage(_ bytes: [UInt8], for path: String) throws(FileError) -> Bool {
    if !wasEmpty, FileContents.holds(bytes, at: self.path + "/" + path) { return false }
    let staged = stagingFolder + "/" + path
    // Most files are the only one in their folder.
    if path.hasSuffix("/index.html") { try Folders.make(ContentPath.folder(of: staged)) }
    do { try FileContents.write(bytes, to: staged) } catch {
      guard error.isForMissingFolder else { throw error }
      try Folders.make(ContentPath.folder(of: staged))
      try FileContents.write(bytes, to: staged)
    }
    return true
  }

  /// Where the bytes of a file are before ``commit(_:)``.
  func location(of file: File) -> String {
    file.isStaged ? stagingFolder + "/" + file.path : FilePaths.resolved(path) + "/" + file.path
  }

  /// An empty folder beside the output for work on what is to come into it. Throws ``FileError``.
  func workshop() throws(FileError) -> String {
    let folder = recordFolder + "/workshop"
    try Folders.removeAll(folder)
    try Folders.make(folder)
    return folder
  }

  /// What stands where `files` would go and was not written by a build, and the folders that may not be changed.
  package func obstacles(to files: [File]) -> [Diagnostic] {
    guard !wasEmpty else { return [] }
    let earlier = areListed(files) ? nil : earlierFiles()
    return strangers(in: files, earlier: earlier) + closedFolders(changedBy: files, earlier: earlier ?? [])
  }

  /// What is not among the `earlier` files, where these are others than `files`.
  private func strangers(in files: [File], earlier: [String]?) -> [Diagnostic] {
    guard files.contains(where: \.isStaged) else { return [] }
    let own = earlier.map { Set($0.map(ExactText.init)) }
    func isOwn(_ path: String) -> Bool { own?.contains(ExactText(path)) ?? true }
    var folders: Set<String> = []
    var obstacles: [Diagnostic] = []
    for file in files where file.isStaged {
      // Of its own a build may replace a file, or a link that took its place, and nothing else.
      if let status = FileStatus(unfollowed: path + "/" + file.path),
        status.kind == .folder || !isOwn(file.path)
      {
        obstacles.append(obstacle(file.path, status))
      }
      var folder = ContentPath.folder(of: file.path)
      while !folder.isEmpty, folders.insert(folder).inserted {
        // A link to a folder would lead the build out of the output.
        if let status = FileStatus(unfollowed: path + "/" + folder), status.kind != .folder,
          own?.contains(ExactText(folder)) != true
        {
          obstacles.append(obstacle(folder, status))
        }
        folder = ContentPath.folder(of: folder)
      }
    }
    return obstacles
  }

  /// The folders that lose or gain files, and may not: one of them, met half-way, would leave the output between two builds.
  private func closedFolders(changedBy files: [File], earlier: [String]) -> [Diagnostic] {
    let device = FileStatus(stagingFolder)?.device
    var seen: Set<String> = []
    var closed: [Diagnostic] = []
    for file in files.filter(\.isStaged).map(\.path) + stale(earlier, beside: files) {
      var folder = ContentPath.folder(of: file)
      guard seen.insert(folder).inserted else { continue }
      while !folder.isEmpty, FileStatus(path + "/" + folder) == nil { folder = ContentPath.folder(of: folder) }
      let changed = folder.isEmpty ? path : path + "/" + folder
      guard seen.insert("/" + folder).inserted, let status = FileStatus(changed) else { continue }
      if let refusal = FilePaths.refusal(toChange: changed) {
        closed.append(Diagnostic(.output, refusal.description))
      } else if status.device != device {
        closed.append(
          Diagnostic(
            .error, "cannot write to \(changed): it lies on another disk than the rest of the output",
            help: "a file takes its place in one step only on one disk"))
      }
    }
    return closed
  }

  private func obstacle(_ file: String, _ status: FileStatus) -> Diagnostic {
    let what = status.kind == .folder ? "a folder" : status.isLink ? "a link" : "a file"
    return Diagnostic(
      .output, "\(what) that Broadside did not write stands in the way", at: SourceLocation(path: path + "/" + file),
      help: FileStatus(listPath) == nil
        ? "empty the folder if an earlier build made it; else name another with --output"
        : "move it away, or name another folder with --output")
  }

  /// Puts the staged files in place and removes those of earlier builds that are not among `files`.
  ///
  /// The list of files names old and new ones before the first is moved, so that a build which is killed half-way leaves
  /// nothing that the next one would not know. Returns how many were removed. Throws ``FileError``.
  package func commit(_ files: [File]) throws(FileError) -> Int {
    var stale: [String] = []
    if !areListed(files) {
      stale = self.stale(earlierFiles(), beside: files)
      try writeList(files.map(\.path) + stale)
      for file in stale { try remove(file) }
    }
    if files.contains(where: \.isStaged) { try moveStaged(in: "") }
    if !stale.isEmpty { try writeList(files.map(\.path)) }
    discard()
    return stale.count
  }

  /// The `earlier` files that are not among `files`.
  private func stale(_ earlier: [String], beside files: [File]) -> [String] {
    guard !earlier.isEmpty else { return [] }
    let kept = Set(files.map { ExactText($0.path) })
    return earlier.filter { !kept.contains(ExactText($0)) }
  }

  /// Moves what is staged in `folder` to its place: a folder that is new in one step with all it holds.
  private func moveStaged(in folder: String) throws(FileError) {
    for entry in try FolderListing(stagingFolder + folder).entries {
      let inner = folder + "/" + entry.name
      if entry.kind == .folder, FileStatus(path + inner) != nil {
        try moveStaged(in: inner)
      } else {
        try FileContents.move(stagingFolder + inner, to: path + inner)
      }
    }
  }

  /// Forgets what is staged.
  package func discard() {
    try? Folders.removeAll(stagingFolder)
    try? Folders.removeAll(recordFolder + "/workshop")
    if isNew { Folders.removeIfEmpty(path) }
  }

  /// Removes what a build of the output at `path` has staged; for a process that is about to end in the middle of it.
  package static func abandon(_ path: String) {
    for folder in ["/staging", "/workshop"] { try? Folders.removeAll(recordFolder(of: path) + folder) }
  }

  private var listPath: String { recordFolder + "/files" }

  /// Whether the files that builds have made are just these, in this order.
  private func areListed(_ files: [File]) -> Bool {
    (try? FileContents.read(listPath)) == Self.list(files.map(\.path))
  }

  private static func list(_ files: [String]) -> [UInt8] {
    var list: [UInt8] = []
    for file in files {
      list.append(contentsOf: file.utf8)
      list.append(UInt8(ascii: "\n"))
    }
    return list
  }

  private func earlierFiles() -> [String] {
    guard let bytes = try? FileContents.read(listPath) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter(Self.isInside)
  }

  private func writeList(_ files: [String]) throws(FileError) {
    let new = recordFolder + "/files.new"
    try FileContents.write(Self.list(files), to: new)
    try FileContents.move(new, to: listPath)
  }

  /// Removes a file and the folders that it leaves empty. What is a folder by now, or lies behind a link, is none of ours.
  private func remove(_ file: String) throws(FileError) {
    var above = ContentPath.folder(of: file)
    while !above.isEmpty {
      if FileStatus(unfollowed: path + "/" + above)?.isLink == true { return }
      above = ContentPath.folder(of: above)
    }
    guard FileStatus(unfollowed: path + "/" + file)?.kind != .folder else { return }
    try FileContents.remove(path + "/" + file)
    var folder = ContentPath.folder(of: file)
    while !folder.isEmpty, Folders.removeIfEmpty(path + "/" + folder) { folder = ContentPath.folder(of: folder) }
  }

  /// A damaged list must not reach files outside the folder.
  private static func isInside(_ file: String) -> Bool {
    !file.utf8.contains(0)
      && file.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }
}
