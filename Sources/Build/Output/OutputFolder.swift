import Content
import Diagnostics
import Files
import Values

/// The folder that a build writes to, which changes only after everything is rendered.
///
/// New and changed files are staged next to the folder, on the same file system. ``commit(_:)`` moves each file, or a
/// whole new folder, into place in one step, so that readers never get an incomplete file. A list next to the folder
/// names the files that builds have written, so that obsolete files can be removed. A file that is not on the list is
/// never removed.
package struct OutputFolder: Sendable {
  package let path: String
  private let recordFolder: String
  private let stagingFolder: String
  private let lock: FileLock
  /// A Boolean value that indicates whether the folder was empty when the build began.
  private let wasEmpty: Bool
  /// A Boolean value that indicates whether the folder did not exist.
  private let isNew: Bool

  /// A file of the output whose bytes are known.
  package struct File: Sendable {
    package let path: String
    /// A Boolean value that indicates whether a staged file replaces it. It is false if the existing file has the same
    /// bytes.
    package let isStaged: Bool
  }

  /// Opens the folder at `path`, and creates it if it does not exist. Throws ``FileError``, also if another build is
  /// using the folder.
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

  /// Returns the folder where builds of the output at `path` keep their own files. It is next to the output, or inside
  /// it if only that is on the same file system, because a file can be moved in one step only within a file system.
  static func recordFolder(of path: String) -> String {
    let real = FilePaths.resolved(path)
    let beside = folderBeside(real)
    return FileStatus(beside)?.device == FileStatus(real)?.device ? beside : real + "/.broadside"
  }

  /// Returns the path of the file for the responses of external URLs, next to the output at `path`, whether or not the
  /// output exists yet.
  package static func externalLinks(of path: String) -> String {
    let folder = FileStatus(path) == nil ? folderBeside(FilePaths.resolved(path)) : recordFolder(of: path)
    return folder + "/external-links"
  }

  /// Returns the path of the build record for the output at `path`.
  package static func recordPath(of path: String) -> String { recordFolder(of: path) + "/record" }

  /// Stages `bytes` for the file at `path` in the output. Returns false if the file already has these bytes. Throws
  /// ``FileError``.
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

  /// Returns the path where the bytes of a file are before ``commit(_:)``.
  func location(of file: File) -> String {
    file.isStaged ? stagingFolder + "/" + file.path : FilePaths.resolved(path) + "/" + file.path
  }

  /// Creates an empty scratch folder next to the output. Throws ``FileError``.
  func scratchFolder() throws(FileError) -> String {
    let folder = recordFolder + "/workshop"
    try Folders.removeAll(folder)
    try Folders.make(folder)
    return folder
  }

  /// Returns an error for everything that is in the place of one of `files` but was not written by a build, and for
  /// each folder that cannot be changed.
  package func obstacles(to files: [File]) -> [Diagnostic] {
    guard !wasEmpty else { return [] }
    let earlier = areListed(files) ? nil : earlierFiles()
    return unknownFiles(in: files, earlier: earlier) + closedFolders(changedBy: files, earlier: earlier ?? [])
  }

  /// Returns an error for everything in the place of a staged file that is not one of the `earlier` files. `nil` means
  /// that these are the same as `files`.
  private func unknownFiles(in files: [File], earlier: [String]?) -> [Diagnostic] {
    guard files.contains(where: \.isStaged) else { return [] }
    let own = earlier.map { Set($0.map(ExactText.init)) }
    func isOwn(_ path: String) -> Bool { own?.contains(ExactText(path)) ?? true }
    var folders: Set<String> = []
    var obstacles: [Diagnostic] = []
    for file in files where file.isStaged {
      // A build may replace only its own files, or a link that took the place of one.
      if let status = FileStatus(unfollowed: path + "/" + file.path),
        status.kind == .folder || !isOwn(file.path)
      {
        obstacles.append(obstacle(file.path, status))
      }
      var folder = ContentPath.folder(of: file.path)
      while !folder.isEmpty, folders.insert(folder).inserted {
        // A link to a folder would take the build outside the output.
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

  /// Returns an error for each folder that would gain or lose files but cannot be changed. Finding one halfway through
  /// would leave the output between two builds.
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
            .error, "cannot write to \(changed): it is on a different disk than the rest of the output",
            help: "keep the output on one disk, so that each file can be replaced in one step"))
      }
    }
    return closed
  }

  private func obstacle(_ file: String, _ status: FileStatus) -> Diagnostic {
    let what = status.kind == .folder ? "a folder" : status.isLink ? "a symbolic link" : "a file"
    return Diagnostic(
      .output, "\(what) that Broadside did not write is in the way", at: SourceLocation(path: path + "/" + file),
      help: FileStatus(listPath) == nil
        ? "empty the folder if an earlier build wrote it, or choose another folder with --output"
        : "move it, or choose another folder with --output")
  }

  /// Moves the staged files into place, and removes files of earlier builds that are not among `files`.
  ///
  /// The list names old and new files before the first file is moved, so that a build that is killed halfway leaves no
  /// file that is unknown to the next one. Returns the number of removed files. Throws ``FileError``.
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

  /// Returns the `earlier` files that are not among `files`.
  private func stale(_ earlier: [String], beside files: [File]) -> [String] {
    guard !earlier.isEmpty else { return [] }
    let kept = Set(files.map { ExactText($0.path) })
    return earlier.filter { !kept.contains(ExactText($0)) }
  }

  /// Moves the files that are staged in `folder` into place. A new folder is moved in one step, with its contents.
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

  /// Removes the staged files.
  package func discard() {
    try? Folders.removeAll(stagingFolder)
    try? Folders.removeAll(recordFolder + "/workshop")
    if isNew { Folders.removeIfEmpty(path) }
  }

  /// Removes the files that a build of the output at `path` has staged, for a process that is about to exit during the
  /// build.
  package static func abandon(_ path: String) {
    for folder in ["/staging", "/workshop"] { try? Folders.removeAll(recordFolder(of: path) + folder) }
  }

  private var listPath: String { recordFolder + "/files" }

  /// Returns whether the list contains exactly these files, in this order.
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

  /// Removes a file and the folders that it leaves empty. Does nothing if the path is now a folder or is behind a link.
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

  /// Returns whether the path of a file is inside the folder. A damaged list must not affect files elsewhere.
  private static func isInside(_ file: String) -> Bool {
    !file.utf8.contains(0)
      && file.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }
}
