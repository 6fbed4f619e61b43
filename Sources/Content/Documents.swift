import Diagnostics
import Markdown
import Parallel

/// Reading every document of a content folder.
package enum Documents {
  /// Reads the files of `tree` side by side, then the tables; the documents come in the order of their paths, whatever the jobs.
  package static func reading(
    _ tree: ContentTree, types: ContentTypes, files: PublishedFiles, parallelism: Parallelism
  ) async -> ([Document], [Diagnostic]) {
    let reader = DocumentReader(tree: tree, types: types, files: files)
    let parts = await parallelism.map(
      tree.documents.count, chunk: 32, state: { MarkdownRenderer() },
      { markdown, range in range.map { reader.read(tree.documents[$0], excerpting: markdown) } })
    let results = parts.joined()
    let tables = types.all.indices.map { TableReader(tree: tree, types: types, files: files).read(type: $0) }
    let documents = results.compactMap(\.0) + tables.flatMap(\.0)
    return (documents, results.flatMap(\.1) + tables.flatMap(\.1))
  }
}
