import Content
import Diagnostics
import Files
import Values

/// The search for what would prevent a build from moving its files into place.
struct OutputObstacles {
  /// The path of the output folder.
  let path: String
  let stagingFolder: String
  let list: OutputFileList

  /// Returns an error for everything that is in the place of one of `files` but was not written by a build, and for
  /// each folder that cannot be changed.
  func findings(for files: [OutputFolder.File]) -> [Diagnostic] {
    let earlier = list.contains(exactly: files) ? nil : list.read()
    return unknownFiles(in: files, earlier: earlier) + closedFolders(changedBy: files, earlier: earlier ?? [])
  }

  /// Returns an error for everything in the place of a staged file that is not one of the `earlier` files. `nil` means
  /// that these are the same as `files`.
  private func unknownFiles(in files: [OutputFolder.File], earlier: [String]?) -> [Diagnostic] {
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
  private func closedFolders(changedBy files: [OutputFolder.File], earlier: [String]) -> [Diagnostic] {
    let device = FileStatus(stagingFolder)?.device
    var seen: Set<String> = []
    var closed: [Diagnostic] = []
    for file in files.filter(\.isStaged).map(\.path) + OutputFileList.stale(earlier, beside: files) {
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
      .output, "\(what) that Broadside has no record of writing is in the way",
      at: SourceLocation(path: path + "/" + file),
      help: list.isMissing
        ? "empty the output folder if an earlier build wrote its files, or choose another folder with --output"
        : "move it, or choose another folder with --output")
  }
}
