import Diagnostics
import Files
import Markdown
import Parallel
import TimeZones

/// Reads every document of a content folder.
package enum Documents {
  /// Reads the files of `tree` in parallel, then the tables. Documents are in the order of their paths, regardless of
  /// the number of jobs. Sources that are already `known` and would be read the same way in this `context` are not read
  /// again. Times without a zone are in `timeZone`, or errors if it is `nil`. Also returns the time that all cores together spent on reading bytes, without processing them.
  package static func read(
    _ tree: ContentTree, types: ContentTypes, files: PublishedFiles, timeZone: TimeZone?,
    known: KnownSources? = nil, context: SourceContext? = nil, parallelism: Parallelism
  ) async -> (sources: [ReadSource], secondsOfReading: Double) {
    let reader = DocumentReader(tree: tree, types: types, files: files, timeZone: timeZone)
    let tables = types.all.indices.filter { types[$0].sources.table != nil }.map { position -> ReadSource in
      let file = tree.file(called: types[position].sources.table?.file ?? "")
      if let cached = known?.cached(file, type: position, context: context) { return cached }
      let stamp = FileStamp(tree.path(of: file))
      let (documents, diagnostics) = TableReader(tree: tree, types: types, files: files, timeZone: timeZone).read(
        type: position)
      return ReadSource(read: file, stamp: stamp, documents, diagnostics)
    }
    let parts = await parallelism.map(
      tree.documents.count, chunk: 32, mayStop: true, state: { MarkdownRenderer() },
      { markdown, range in
        var part = Part()
        for file in tree.documents[range] {
          let type = types.position(inFolder: ContentPath.folder(of: file))
          if let cached = known?.cached(file, type: type, context: context) {
            part.sources.append(cached)
          } else {
            parallelism.watchdog.watching(.file(tree.path(of: file))) {
              part.sources.append(read(file, reader, markdown, seconds: &part.seconds))
            }
          }
        }
        return part
      })
    return (parts.flatMap(\.sources) + tables, parts.reduce(0) { $0 + $1.seconds })
  }

  /// Reads some Markdown files of `tree` again.
  package static func rereading(
    _ paths: [String], in tree: ContentTree, types: ContentTypes, files: PublishedFiles, timeZone: TimeZone?
  ) -> [ReadSource] {
    let reader = DocumentReader(tree: tree, types: types, files: files, timeZone: timeZone)
    let markdown = MarkdownRenderer()
    var seconds = 0.0
    return paths.map { read($0, reader, markdown, seconds: &seconds) }
  }

  /// Reads a file and adds the time that reading its bytes took to `seconds`.
  private static func read(
    _ file: String, _ reader: DocumentReader, _ markdown: MarkdownRenderer, seconds: inout Double
  ) -> ReadSource {
    let start = Clock.now
    do throws(FileError) {
      let (bytes, stamp) = try FileContents.readStamped(reader.tree.path(of: file), inside: reader.tree.folder)
      seconds += Clock.now - start
      let (document, diagnostics) = reader.read(file, bytes, stamp, excerpting: markdown)
      return ReadSource(read: file, stamp: document.map { _ in stamp }, document.map { [$0] } ?? [], diagnostics)
    } catch {
      return ReadSource(read: file, stamp: nil, [], [Diagnostic(.unreadableFile, error.description)])
    }
  }

  private struct Part: Sendable {
    var sources: [ReadSource] = []
    /// The time spent on reading bytes.
    var seconds = 0.0
  }
}
