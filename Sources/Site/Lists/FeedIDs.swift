import Content
import Diagnostics
import Values

/// The IDs of documents in feeds and calendars, which tell subscribers which items they already have.
struct FeedIDs: Sendable {
  /// The beginning of the IDs of documents that have none of their own.
  let namespace: String

  /// Returns the ID of a document: its own, or else its oldest identity in the namespace of the site.
  func id(of document: Document, type: ContentType) -> String {
    document.text(.feedID, in: type) ?? namespace + ":" + document.oldestIdentity(in: type)
  }

  /// Returns an error for each document whose own ID is that of another document, published or not.
  func repeated(among documents: [Document], types: ContentTypes) -> [Diagnostic] {
    let hasOwn = documents.map { $0.text(.feedID, in: types[$0.type]) != nil }
    guard hasOwn.contains(true) else { return [] }
    let others = zip(documents, hasOwn).filter { !$0.1 }.map(\.0)
    var known = Dictionary(
      others.map { (id(of: $0, type: types[$0.type]), $0) }, uniquingKeysWith: { first, _ in first })
    return zip(documents, hasOwn).filter(\.1).compactMap { document, _ in
      let id = id(of: document, type: types[document.type])
      guard let other = known[id] else {
        known[id] = document
        return nil
      }
      return Diagnostic(
        .duplicateFeedID, "\"\(id)\" is also the feed ID of \(other.path)",
        at: document.location(of: StandardField.feedID.key),
        help: "remove \"feed-id\" from the document that did not have this ID before")
    }
  }
}
