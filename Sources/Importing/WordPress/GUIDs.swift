import Content

/// The documents by their IDs in feeds, so that no two have the same: those of the site, and those of the items so far.
struct GUIDs {
  private var paths: [String: String] = [:]

  init(_ site: ImportSite) {
    for document in site.outline.documents {
      if let id = document.text(.feedID, in: site.outline.types[document.type]) { paths[id] = document.path }
    }
  }

  /// Adds the ID of the document at `path`. Returns the path of another document that already has it.
  mutating func add(_ id: String, of path: String) -> String? {
    if let other = paths[id], other != path { return other }
    paths[id] = path
    return nil
  }
}
