import Content
import Diagnostics
import Files
import Parallel
import Values

/// Formats the front matter of the documents in a content folder.
package struct ContentFormatter: Sendable {
  /// The path of the content folder in diagnostics.
  private let content: String
  private let parallelism: Parallelism

  /// The findings and the files to write.
  package struct Outcome: Sendable {
    /// The files to rewrite, in byte order.
    package var changes: [FileReplacement.File] = []
    /// The number of documents that were read.
    package var count = 0
    package var diagnostics: [Diagnostic] = []
  }

  package init(content: String, jobs: Int) {
    self.content = content.withoutTrailingSlash
    parallelism = Parallelism(jobs: jobs)
  }

  /// Formats the documents at `paths`, which are files or folders in the content folder, or all documents if `paths` is
  /// empty. Writes nothing.
  package func format(_ paths: [String]) async -> Outcome {
    let tree = ContentTree(scanning: content)
    var vocabulary = Vocabulary()
    let (types, _, errors) = ContentTypes.read(tree, vocabulary: &vocabulary)
    var outcome = Outcome()
    outcome.diagnostics = tree.diagnostics + errors
    // The type determines the order of a document's fields.
    guard !outcome.diagnostics.hasErrors else { return outcome }
    let (files, strangers) = chosen(paths, of: tree)
    outcome.diagnostics += strangers
    let parts = await parallelism.map(files.count, chunk: 32) { range in
      range.map { position -> (change: FileReplacement.File?, diagnostics: [Diagnostic]) in
        let path = tree.path(of: files[position])
        let type = types[types.position(inFolder: ContentPath.folder(of: files[position]))]
        do throws(FileError) {
          let bytes = try FileContents.read(path)
          let formatted = FormattedDocument.formatting(bytes, path: path, fields: type.fields)
          let change = formatted.bytes == bytes ? nil : FileReplacement.File(path: path, bytes: formatted.bytes)
          return (change, formatted.diagnostics)
        } catch { return (nil, [Diagnostic(.error, error.description)]) }
      }
    }.flatMap { $0 }
    outcome.count = files.count
    outcome.changes = parts.compactMap(\.change)
    outcome.diagnostics += parts.flatMap(\.diagnostics)
    return outcome
  }

  /// Returns the documents at `paths`, and an error for each path without one.
  private func chosen(_ paths: [String], of tree: ContentTree) -> (files: [String], errors: [Diagnostic]) {
    guard !paths.isEmpty else { return (tree.documents, []) }
    let root = FilePaths.resolved(content)
    let documents = Dictionary(
      tree.documents.map { (FilePaths.resolved(tree.path(of: $0)), $0) }, uniquingKeysWith: { first, _ in first })
    var chosen: Set<String> = []
    var errors: [Diagnostic] = []
    lazy var names = NearestNames(tree.documents.map(tree.path))
    for path in paths {
      let resolved = FilePaths.resolved(path)
      // A shell can expand to every document, so all of them are searched only for a folder.
      if let document = documents[resolved] {
        chosen.insert(document)
        continue
      }
      let found = documents.filter { FilePaths.isInside($0.key, resolved) }.map(\.value)
      chosen.formUnion(found)
      guard found.isEmpty else { continue }
      let isThere = FileStatus(path) != nil
      let nearest = names.nearest(to: path).map { "did you mean \($0)?" }
      let help =
        FilePaths.isInside(resolved, root)
        ? isThere ? "documents are .md files" : nearest ?? "paths are relative to the current folder"
        : "choose files in \(content)/, or set the content folder with --content"
      let problem = isThere ? "there is no document at \(path)" : "there is no file \(path)"
      errors.append(Diagnostic(.error, problem, help: help))
    }
    return (tree.documents.filter(chosen.contains), errors)
  }
}
