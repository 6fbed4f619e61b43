import Diagnostics

/// The files beside the Markdown, which are published under their own paths.
package struct PublishedFiles: Sendable {
  /// Their paths in the content folder.
  package let paths: Set<String>
  /// What stands before every path of the site: empty, or `/site` for a site below a folder of its host.
  package let basePath: String

  /// The files of `tree`, without the tables of `types`, which may hold what is private.
  package init(_ tree: ContentTree, types: ContentTypes, basePath: String) {
    let tables = Set(types.all.compactMap(\.table?.file))
    self.init(paths: tree.files.filter { !tables.contains($0) }, basePath: basePath)
  }

  package init(paths: some Sequence<String>, basePath: String) {
    self.paths = Set(paths)
    self.basePath = basePath
  }

  /// The same without the files that belong only to documents that are not published.
  package func withholding(_ paths: Set<String>) -> PublishedFiles {
    PublishedFiles(paths: self.paths.subtracting(paths), basePath: basePath)
  }

  /// The path in the content folder of the file at the address `url`; `nil` when there is none.
  package func path(of url: String) -> String? {
    guard url.hasPrefix(basePath + "/") else { return nil }
    let path = ContentPath.percentDecoded(String(url.dropFirst(basePath.count + 1)))
    return paths.contains(path) ? path : nil
  }

  /// The address of the file at `path` in the content folder; `nil` when there is none.
  package func url(of path: String) -> String? {
    paths.contains(path) ? basePath + "/" + ContentPath.percentEncoded(path) : nil
  }
}

/// How one document names the files beside it.
struct FileReferences: Sendable {
  let files: PublishedFiles
  /// The document's folder in the content folder.
  let folder: String

  /// The path in the content folder of the file that a document calls `name`, if there is one.
  func path(of name: String) -> String? {
    ContentPath.resolve(name, from: folder).flatMap { files.paths.contains($0) ? $0 : nil }
  }

  func url(of name: String) -> String? {
    ContentPath.resolve(name, from: folder).flatMap(files.url)
  }

  /// The file that `name` may have meant, as the document would write it.
  func nearest(to name: String) -> String? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let beside = files.paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    return nearestName(to: name, in: beside)
  }
}
