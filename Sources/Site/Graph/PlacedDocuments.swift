import Content
import Diagnostics
import Parallel
import Values

/// The published documents, each with its place on the site.
struct PlacedDocuments {
  private(set) var pages: [Page] = []
  /// For each of the selected documents, its id; `nil` if it is not published or no URL can be built for it.
  private(set) var ids: [DocumentID?] = []
  /// The findings about missing titles and places.
  let diagnostics: [Diagnostic]

  init(_ selected: SelectedDocuments, _ parts: SiteParts, parallelism: Parallelism) async {
    let permalinks = Permalinks(basePath: parts.settings.basePath)
    let placed = await parallelism.map(selected.all.count, chunk: GraphBuilder.chunk) { range in
      range.map { index in
        selected.reasons[index] == nil
          ? PlacedDocument(selected.all[index], permalinks, types: parts.types, publication: parts.publication) : nil
      }
    }.flatMap { $0 }
    diagnostics = placed.flatMap { $0?.diagnostics ?? [] }
    pages.reserveCapacity(selected.all.count)
    for placed in placed {
      guard let placed, let place = placed.place else {
        ids.append(nil)
        continue
      }
      let id = DocumentID(rawValue: UInt32(pages.count))
      pages.append(
        Page(
          id: id, document: placed.document, place: place, title: placed.title, date: placed.date,
          feedDate: placed.feedDate))
      ids.append(id)
    }
  }
}
