import Content
import Diagnostics
import Values

/// The pages that list documents: all documents of a type, or those with one value in a field.
package struct DocumentList: Sendable {
  /// The position of the type.
  package let type: Int
  package let title: String
  package let description: String?
  package let documents: [DocumentID]
  /// The documents as a list value.
  package let items: Value
  package let pageSize: Int
  /// The grouping of the documents on a page.
  package let group: Grouping?
  /// The position of the list's own feed in ``SiteGraph/feeds``, if it has one.
  package let feed: Int?
  /// The feeds that its pages announce, as a list value.
  package let feeds: Value
  /// The path of its first page.
  package let path: String
  package let location: SourceLocation

  /// Creates the list that `declaration` declares, or the one of its lists by value that has this title and path.
  init(
    _ declaration: ListPage, ofType type: Int, title: String, path: String, documents: [DocumentID],
    items: Value, feed: Int?, feeds: Value
  ) {
    self.type = type
    self.title = title
    description = declaration.description
    self.documents = documents
    self.items = items
    pageSize = declaration.pageSize
    group = declaration.group
    self.feed = feed
    self.feeds = feeds
    self.path = path
    location = declaration.location
  }

  package var pageCount: Int { max(1, (documents.count + pageSize - 1) / pageSize) }

  /// Returns the positions in ``documents`` of the documents on a page of the list, counted from 1.
  package func range(ofPage number: Int) -> Range<Int> {
    (number - 1) * pageSize..<min(number * pageSize, documents.count)
  }

  /// Returns the path of a page of the list, counted from 1. The first page has the path of the list.
  package func path(ofPage number: Int) -> String { number == 1 ? path : "\(path)page/\(number)/" }
}
