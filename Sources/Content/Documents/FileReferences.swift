/// Resolves the file names in one document.
struct FileReferences: Sendable {
  let files: PublishedFiles
  /// The document's folder in the content folder.
  let folder: String

  /// References where no files are known.
  static let none = FileReferences(files: PublishedFiles(paths: [], basePath: ""), folder: "")

  /// Returns the path, in the content folder, of the file that the document calls `name`; `nil` if there is none.
  func path(of name: String) -> String? {
    ContentPath.resolve(name, from: folder).flatMap(files.path(called:))
  }

  func url(of name: String) -> String? {
    ContentPath.resolve(name, from: folder).flatMap(files.url)
  }
}
