import Files

/// The files of an output folder as it is published.
struct OutputFiles: Sendable {
  let folder: String
  /// Paths from the folder, in the order of their bytes.
  let paths: [String]

  /// Lists the folder at `folder`, but for what Git keeps in it. Throws ``FileError``.
  init(_ folder: String) throws(FileError) {
    self.folder = folder.withoutTrailingSlash
    var paths: [String] = []
    try Self.list(self.folder, as: "", into: &paths)
    self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func list(_ folder: String, as prefix: String, into paths: inout [String]) throws(FileError) {
    for entry in try FolderListing(folder).entries {
      switch entry.kind {
      case .file: if entry.name != ".gitignore" { paths.append(prefix + entry.name) }
      case .folder:
        // A folder that is a link could lead back to where it lies.
        if entry.name != ".git", FileStatus(unfollowed: folder + "/" + entry.name)?.kind == .folder {
          try list(folder + "/" + entry.name, as: prefix + entry.name + "/", into: &paths)
        }
      case .other: break
      }
    }
  }

  /// Whether a build could have made it.
  var holdsSite: Bool { paths.contains { $0.hasSuffix(".html") } }

  func read(_ path: String) throws(FileError) -> [UInt8] { try FileContents.read(folder + "/" + path) }

  /// The size of the file at `path` in bytes.
  func size(_ path: String) -> Int { FileStatus(folder + "/" + path)?.size ?? 0 }
}
