import Diagnostics

/// A list page of the documents of a type.
package struct ListPage: Sendable {
  /// The path of the first page. In a list for each value, `{value}` stands for the value, also in the title.
  package let path: String
  package let title: String
  package let description: String?
  package let pageSize: Int
  /// The grouping that has a list for each value; `nil` for the list of all documents.
  package let by: Grouping?
  /// The grouping of the documents on a page.
  package let group: Grouping?
  /// A Boolean value that indicates whether the dated documents of the list also have a feed.
  package let hasFeed: Bool
  package let location: SourceLocation
}
