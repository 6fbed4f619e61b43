/// The files beside the Markdown, which are published under their own paths, in NFC.
package struct PublishedFiles: Sendable {
  /// The files' paths in the content folder, in the form that they have on disk.
  package let paths: Set<String>
  /// The prefix of every path on the site: empty, or `/site` for a site in a folder of its host.
  package let basePath: String

  /// Creates the list from the files of `tree`, without the tables of `types`, which may contain private data.
  package init(_ tree: ContentTree, types: ContentTypes, basePath: String) {
    let tables = Set(types.all.compactMap(\.sources.table?.file))
    self.init(paths: tree.files.filter { !tables.contains($0) }, basePath: basePath)
  }

  package init(paths: some Sequence<String>, basePath: String) {
    self.paths = Set(paths)
    self.basePath = basePath
  }

  /// Returns the path, in the content folder, of the file at `url`; `nil` if there is none.
  package func path(of url: String) -> String? {
    guard url.hasPrefix(basePath + "/") else { return nil }
    let path = ContentPath.percentDecoded(String(url.dropFirst(basePath.count + 1)))
    return self.path(called: path)
  }

  /// Returns the path of the file called `path`, in the form that it has on disk; `nil` if there is none.
  func path(called path: String) -> String? { paths.firstIndex(of: path).map { paths[$0] } }

  /// Returns the URL of the file at `path` in the content folder; `nil` if there is none.
  package func url(of path: String) -> String? {
    paths.contains(path) ? basePath + "/" + ContentPath.url(of: path) : nil
  }
}
