import Content
import Diagnostics
import Files
import Parallel
import Values

/// Formats the front matter of the documents in a content folder.
package struct ContentFormatter: Sendable {
  /// The content folder as diagnostics name it.
  private let content: String
  private let parallelism: Parallelism

  /// What was found, and what is to be written.
  package struct Outcome: Sendable {
    /// The files that are not as they should be, in byte order.
    package var changes: [FileReplacement.File] = []
    /// How many documents were read.
    package var count = 0
    package var diagnostics: [Diagnostic] = []
  }

  package init(content: String, jobs: Int) {
    self.content = content.withoutTrailingSlash
    parallelism = Parallelism(jobs: jobs)
  }

  /// Formats the documents that `paths` name, files or folders of the content folder; all where none is named. Writes nothing.
  package func format(_ paths: [String]) async -> Outcome {
    let tree = ContentTree(scanning: content)
    var vocabulary = Vocabulary()
    let (types, _, errors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    var outcome = Outcome()
    outcome.diagnostics = tree.diagnostics + errors
    // Without its type nobody knows the order of a document's fields.
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

  /// The documents at `paths`, and an error for each path that leads to none.
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
      // A shell may name every document there is; only for a folder are they all gone through.
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
        ? isThere ? "documents end with .md" : nearest ?? "paths begin at the folder that you are in"
        : "name files of \(content)/, or another content folder with --content"
      let problem = isThere ? "there is no document at \(path)" : "there is no file \(path)"
      errors.append(Diagnostic(.error, problem, help: help))
    }
    return (tree.documents.filter(chosen.contains), errors)
  }
}
