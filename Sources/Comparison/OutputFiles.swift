import Files

/// The files of an output folder that are published.
struct OutputFiles: Sendable {
  let folder: String
  /// The paths relative to the folder, in byte order.
  let paths: [String]

  /// Lists the files in `folder`, except Git's own files. Throws ``FileError``.
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
        // Symbolic links to folders are skipped, because they can form a cycle.
        if entry.name != ".git", FileStatus(unfollowed: folder + "/" + entry.name)?.kind == .folder {
          try list(folder + "/" + entry.name, as: prefix + entry.name + "/", into: &paths)
        }
      case .other: break
      }
    }
  }

  /// A Boolean value that indicates whether the folder could contain a built site.
  var holdsSite: Bool { paths.contains { $0.hasSuffix(".html") } }

  func read(_ path: String) throws(FileError) -> [UInt8] { try FileContents.read(folder + "/" + path) }

  /// Returns the size of the file at `path` in bytes.
  func size(_ path: String) -> Int { FileStatus(folder + "/" + path)?.size ?? 0 }
}
