import Content
import Diagnostics
import Values

/// The pages that list documents: all those of a type, or those with one value in a field.
package struct DocumentList: Sendable {
  /// The position of the type.
  package let type: Int
  package let title: String
  package let description: String?
  package let documents: [DocumentID]
  /// The documents as a list value.
  package let items: Value
  package let pageSize: Int
  /// By what the documents on a page are put together.
  package let group: Grouping?
  /// The position of its feed in ``SiteGraph/feeds``, if it has one of its own.
  package let feed: Int?
  /// The feeds that its pages announce, as a list value.
  package let feeds: Value
  /// The path of its first page.
  package let path: String
  package let location: SourceLocation

  package var pageCount: Int { max(1, (documents.count + pageSize - 1) / pageSize) }

  /// The path of a page of the list, from 1; the first has the list's own.
  package func path(ofPage number: Int) -> String { number == 1 ? path : "\(path)page/\(number)/" }
}
