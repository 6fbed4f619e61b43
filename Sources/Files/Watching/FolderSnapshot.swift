/// The stamps of all files in some folders at one moment.
package struct FolderSnapshot: Sendable {
  private var stamps: [String: FileStamp] = [:]

  package init(_ roots: [String]) {
    for root in roots { add(root, depth: 0) }
  }

  private mutating func add(_ folder: String, depth: Int) {
    guard depth < InotifyWatches.depthLimit, let listing = try? FolderListing(folder) else { return }
    for entry in listing.entries {
      let path = folder + "/" + entry.name
      switch entry.kind {
      case .file: stamps[path] = FileStamp(path)
      case .folder: add(path, depth: depth + 1)
      case .other: break
      }
    }
  }

  /// Returns the differences from an earlier snapshot.
  package func changes(since before: FolderSnapshot) -> FolderChanges {
    var changes = FolderChanges()
    for (path, stamp) in stamps where before.stamps[path] != stamp { changes.paths.insert(path) }
    for path in before.stamps.keys where stamps[path] == nil { changes.paths.insert(path) }
    return changes
  }
}
