/// The pages, lists, feeds, and exports of a type's documents.
package struct TypeOutputs: Sendable {
  /// The rule for which documents have a page.
  package var page = PageRule.always
  /// The pattern for the URLs of pages.
  package let permalink: TextPattern
  package var list: ListPage?
  /// The list pages that show documents with a common value, one list for each value.
  package var groupLists: [ListPage] = []
  package var feed: DeclaredFeed?
  /// The feed that each document has, of the documents that refer to it.
  package var ownFeed: OwnFeed?
  package var exports: [Export] = []

  /// The groupings of the lists.
  package var groupings: [Grouping] {
    (groupLists + (list.map { [$0] } ?? [])).flatMap { [$0.by, $0.group].compactMap { $0 } }
  }
}
