import Content
import Diagnostics
import Values

/// A published document with its title and its place in the site.
final class PlacedDocument: Sendable {
  let document: Document
  let title: String
  let date: DateValue?
  /// `nil` where it can have none.
  let place: Page.Place?
  /// What is missing of them.
  let diagnostics: [Diagnostic]

  init(_ document: Document, _ permalinks: Permalinks, types: ContentTypes) {
    let type = types[document.type]
    self.document = document
    title = DocumentText(document, type).title ?? ""
    date = document.value(.date, in: type).dateValue
    var diagnostics: [Diagnostic] = []
    if title.isEmpty {
      diagnostics.append(
        Diagnostic(
          .missingField, "this \(type.singular) has no title", at: document.start,
          help: type.title.map { "\(type.location.path) makes it of \($0.source)" }))
    }
    switch permalinks.place(of: document, type: type) {
    case .success(let place): self.place = place
    case .failure(let failure):
      place = nil
      diagnostics.append(failure.diagnostic)
    }
    // What is wrong with its front matter was said where it was read.
    self.diagnostics = document.isWrong ? [] : diagnostics
  }
}
