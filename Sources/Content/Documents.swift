import Diagnostics
import Files
import Markdown
import Parallel

/// Reading every document of a content folder.
package enum Documents {
  /// Reads the files of `tree` side by side, then the tables; the documents come in the order of their paths, whatever the jobs. What
  /// `recorded` knows already is not read again.
  package static func reading(
    _ tree: ContentTree, types: ContentTypes, files: PublishedFiles, recorded: (RecordedSources, SourceContext)? = nil,
    parallelism: Parallelism
  ) async -> [ReadSource] {
    let reader = DocumentReader(tree: tree, types: types, files: files)
    let tables = types.all.indices.filter { types[$0].table != nil }.map { position -> ReadSource in
      let file = types[position].table?.file ?? ""
      if let recorded, let recalled = recorded.0.recall(file, type: position, context: recorded.1) {
        return recalled
      }
      let stamp = FileStamp(tree.path(of: file))
      let (documents, diagnostics) = TableReader(tree: tree, types: types, files: files).read(type: position)
      return ReadSource(read: file, stamp: stamp, documents, diagnostics)
    }
    let parts = await parallelism.map(
      tree.documents.count, chunk: 32, state: { MarkdownRenderer() },
      { markdown, range in
        range.map { position in
          let file = tree.documents[position]
          let type = types.position(inFolder: ContentPath.folder(of: file))
          if let recorded, let recalled = recorded.0.recall(file, type: type, context: recorded.1) {
            return recalled
          }
          let (document, diagnostics) = reader.read(file, excerpting: markdown)
          return ReadSource(read: file, stamp: document?.body.stamp, document.map { [$0] } ?? [], diagnostics)
        }
      })
    return parts.flatMap { $0 } + tables
  }
}
