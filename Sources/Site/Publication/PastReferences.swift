import Content
import Values

/// The documents whose own feed has contained documents that are no longer published.
struct PastReferences {
  private var fed: Set<DocumentID> = []

  /// Collects the targets of `past` documents, which are grouped by type.
  init(_ past: [[Document]], pages: [Page], identities: Identities, types: ContentTypes) {
    guard types.all.contains(where: { $0.outputs.ownFeed != nil }) else { return }
    for document in past.joined() where types[document.type].feedDate(of: document) != nil {
      for reference in document.publicReferences {
        guard let inverse = reference.target.inverse, case .shown(let id) = identities.match(reference),
          let feed = types[pages[Int(id.rawValue)].type].outputs.ownFeed,
          feed.lists.contains(Field.templateName(inverse))
        else { continue }
        fed.insert(id)
      }
    }
  }

  /// Returns whether the feed of a document has contained dated documents that are no longer published.
  func hadFeedItems(_ id: DocumentID) -> Bool { fed.contains(id) }
}
