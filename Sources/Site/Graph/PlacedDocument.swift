import Content
import Diagnostics
import Values

/// A published document with its title and its place on the site.
final class PlacedDocument: Sendable {
  let document: Document
  let title: String
  let date: DateValue?
  /// The date for feeds, which show it as a moment; a year or a month stays as it is.
  let feedDate: DateValue?
  /// The place of the document; `nil` if no URL can be built.
  let place: Page.Place?
  /// The findings about a missing title or place.
  let diagnostics: [Diagnostic]

  init(_ document: Document, _ permalinks: Permalinks, types: ContentTypes, publication: Publication) {
    let type = types[document.type]
    self.document = document
    title = DocumentText(document, type).title ?? ""
    date = document.value(.date, in: type).dateValue
    feedDate = type.feedDate(of: document).map(publication.momentAsDate)
    var diagnostics: [Diagnostic] = []
    if title.isEmpty {
      diagnostics.append(
        Diagnostic(
          .missingField, "this \(type.labels.singular) has no title", at: document.origin.start,
          help: type.roles.title.map {
            "fill in \($0.source), because \(type.declaration.location.path) builds the title from it"
          }))
    }
    switch permalinks.place(of: document, type: type) {
    case .success(let place): self.place = place
    case .failure(let failure):
      place = nil
      diagnostics.append(failure.diagnostic)
    }
    // Errors in the front matter were already reported when it was read.
    self.diagnostics = document.isWrong ? [] : diagnostics
  }
}
