import Content
import Site
import TimeZones
import Values

/// The imported documents that are not published because they do not meet a requirement of their type.
struct ImportedAbsences {
  private let types: ContentTypes
  private let publication: Publication
  private var documents: [(Document, Publication.Absence?)] = []

  init(_ types: ContentTypes, today: DateValue) {
    self.types = types
    publication = Publication(moment: TimeZone.utc.startOfDay(today.day), zone: .utc)
  }

  /// Adds a document in its imported state.
  mutating func note(_ document: Document) {
    guard let absence = publication.absence(of: document, type: types[document.type]) else { return }
    documents.append((document, absence))
  }

  var unmet: [UnmetRequirement] { UnmetRequirement.all(of: documents, types: types) }
}
