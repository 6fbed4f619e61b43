import Content
import Diagnostics

extension SiteGraph {
  /// Returns the documents of the type at `position` that are in no feed because they have no date, and the location of
  /// a declared feed that would include them. Returns `nil` if no feed includes documents of the type.
  package func undated(ofType position: Int) -> (pages: [Page], location: SourceLocation)? {
    let type = types[position]
    guard type.canBeInFeeds, let location = feedLocation(of: type) else { return nil }
    // A document that only a reference implies has no fields.
    let written = lists.collections[position].documents.map { pages[Int($0.rawValue)] }
      .filter { $0.document.hasFile || type.sources.table != nil }
    return (written.filter { $0.feedDate == nil }, location)
  }

  /// Returns the declaration of a feed that includes documents of `type`: its own, one for each value of a field, or one
  /// for each document that the type refers to.
  private func feedLocation(of type: ContentType) -> SourceLocation? {
    if let location = type.outputs.feed?.location ?? type.outputs.groupLists.first(where: \.hasFeed)?.location {
      return location
    }
    let references = type.publicFields.flatMap(\.type.references)
    return references.lazy.compactMap { reference -> SourceLocation? in
      guard let inverse = reference.inverse, let target = self.types.position(of: reference.type),
        let feed = self.types[target].outputs.ownFeed, feed.lists.contains(Field.templateName(inverse))
      else { return nil }
      return feed.location
    }.first
  }
}
