import Content
import Site
import TimeZones
import Values

/// The imported documents that are not published because they do not meet a requirement of their type.
struct ImportedAbsences {
  private let types: ContentTypes
  private let publication: Publication
  private var documents: [(Document, UnpublishedReason?)] = []
  /// The documents that were published before the import.
  private(set) var unpublished: [ImportPlan.Unpublished] = []

  init(_ outline: SiteOutline, moment: Int) {
    types = outline.types
    publication = Publication(moment: moment, zone: outline.settings?.locale.timeZone ?? .utc)
  }

  /// Adds a document in its imported state. `before` is its state before the import.
  mutating func note(_ document: Document, at path: String, before: Document? = nil) {
    let type = types[document.type]
    guard let absence = publication.unpublishedReason(of: document, type: type) else { return }
    documents.append((document, absence))
    if case .requirement(let requirement, _) = absence, let before,
      publication.unpublishedReason(of: before, type: type) == nil
    {
      unpublished.append(ImportPlan.Unpublished(path: path, requirement: requirement))
    }
  }

  /// Returns a Boolean value that indicates whether `document` meets the requirement of its type.
  func meetsRequirement(_ document: Document) -> Bool {
    guard let requirement = types[document.type].conditions.requirement?.condition else { return true }
    return document.meets(requirement, today: publication.today)
  }

  var unmet: [FailedRequirement] { FailedRequirement.all(of: documents, types: types) }
}
