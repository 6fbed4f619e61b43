import Content
import Site
import Values

/// Which of the documents of an import are nowhere on the site for what their types require.
struct ImportedAbsences {
  private let types: ContentTypes
  private let publication: Publication
  private var documents: [(Document, Publication.Absence?)] = []

  init(_ types: ContentTypes, today: DateValue) {
    self.types = types
    publication = Publication(today: today, includesDrafts: false)
  }

  /// Notes a document as it will be.
  mutating func note(_ document: Document) {
    guard let absence = publication.absence(of: document, type: types[document.type]) else { return }
    documents.append((document, absence))
  }

  var unmet: [UnmetRequirement] { UnmetRequirement.all(of: documents, types: types) }
}
