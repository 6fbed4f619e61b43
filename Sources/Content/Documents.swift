import Diagnostics
import Parallel

/// Reading every document of a content folder.
package enum Documents {
  /// Reads the files of `tree` side by side; the documents come in the order of their paths, whatever the jobs.
  package static func reading(
    _ tree: ContentTree, types: ContentTypes, files: PublishedFiles, parallelism: Parallelism
  ) async -> ([Document], [Diagnostic]) {
    let reader = DocumentReader(tree: tree, types: types, files: files)
    let parts = await parallelism.map(tree.documents.count, chunk: 32) { range in
      range.map { reader.read(tree.documents[$0]) }
    }
    let results = parts.joined()
    return (results.compactMap(\.0), results.flatMap(\.1))
  }
}
