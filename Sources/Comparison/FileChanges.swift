/// Finds the changes to files that are not pages.
enum FileChanges {
  /// Returns the changes to files, and the number of files of the search index that differ. Their names and contents
  /// are not meaningful.
  static func of(_ differences: [ComparedPath], paths: [String]) -> (files: [FileChange], searchFiles: Int) {
    let searchFolders = Set(
      paths.lazy.filter { $0.hasSuffix("/pagefind-entry.json") }.map { $0.dropLast("pagefind-entry.json".count) })
    var searchFiles = 0
    var sizes: [String: (old: Int?, new: Int?)] = [:]
    for file in differences where !file.isSame && file.old?.page == nil && file.new?.page == nil {
      if searchFolders.contains(where: { file.path.hasPrefix($0) }) {
        searchFiles += 1
        continue
      }
      // A file with another digest in its name is another version of the same file.
      let path = AssetName.withoutDigest(file.path) ?? file.path
      var both = sizes[path] ?? (nil, nil)
      if let old = file.old { both.old = old.size }
      if let new = file.new { both.new = new.size }
      sizes[path] = both
    }
    let files = sizes.map { FileChange(path: $0.key, oldSize: $0.value.old, newSize: $0.value.new) }
    return (files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, searchFiles)
  }
}
