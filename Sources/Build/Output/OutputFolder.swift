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
  private let list: OutputFileList
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
    list = OutputFileList(in: recordFolder)
    try Folders.removeAll(stagingFolder)
    Self.removeScratchFolders(in: recordFolder)
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
    guard let device = FileStatus(beside)?.device, let own = FileStatus(real)?.device, device != own else {
      return beside
    }
    return real + "/.broadside"
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
  ///
  /// No two builds use the same one: if a build is killed, a program that it started may still write to its folder.
  func scratchFolder() throws(FileError) -> String {
    let folder = recordFolder + "/" + Self.scratchPrefix + String(FileStamp.now)
    try Folders.make(folder)
    return folder
  }

  private static let scratchPrefix = "scratch-"

  /// Removes the scratch folders of all builds in `recordFolder`. One that cannot be removed is left to the next build.
  private static func removeScratchFolders(in recordFolder: String) {
    for entry in (try? FolderListing(recordFolder).entries) ?? [] where entry.name.hasPrefix(scratchPrefix) {
      try? Folders.removeAll(recordFolder + "/" + entry.name)
    }
  }

  /// Returns an error for everything that is in the place of one of `files` but was not written by a build, and for
  /// each folder that cannot be changed.
  package func obstacles(to files: [File]) -> [Diagnostic] {
    guard !wasEmpty else { return [] }
    return OutputObstacles(path: path, stagingFolder: stagingFolder, list: list).findings(for: files)
  }

  /// Moves the staged files into place, and removes files of earlier builds that are not among `files`.
  ///
  /// The list names old and new files before the first file is moved, so that a build that is killed halfway leaves no
  /// file that is unknown to the next one. Returns the number of removed files. Throws ``FileError``, which says what to
  /// do if the output may have changed.
  package func commit(_ files: [File]) throws(FileError) -> Int {
    defer { discard() }
    var stale: [String] = []
    if !list.contains(exactly: files) {
      stale = OutputFileList.stale(list.read(), beside: files)
      try list.write(files.map(\.path) + stale)
    }
    do {
      for file in stale { try remove(file) }
      if files.contains(where: \.isStaged) { try moveStaged(in: "") }
      if !stale.isEmpty { try list.write(files.map(\.path)) }
    } catch {
      let advice = "\(path)/ may now contain old and new files; run the build again to complete it"
      throw FileError(error.action, error.path, because: "\(error.reason). \(advice)")
    }
    return stale.count
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
    Self.removeScratchFolders(in: recordFolder)
    if isNew { Folders.removeIfEmpty(path) }
  }

  /// Removes the files that a build of the output at `path` has staged, for a process that is about to exit during the
  /// build.
  package static func abandon(_ path: String) {
    let folder = recordFolder(of: path)
    try? Folders.removeAll(folder + "/staging")
    removeScratchFolders(in: folder)
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
}
