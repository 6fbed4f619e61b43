import Content
import Values

/// A published document and its place on the site.
package final class Page: Sendable {
  package enum Place: Sendable {
    /// The document has its own page.
    case page(SiteAddress)
    /// The document has an external absolute URL.
    case elsewhere(String)
    /// The document appears only in lists.
    case listed
  }

  package let id: DocumentID
  package let document: Document
  /// The position of its type.
  package let type: Int
  package let place: Place
  package let title: String
  package let date: DateValue?
  /// The value of the field that dates documents of the type in feeds.
  package let feedDate: DateValue?

  init(
    id: DocumentID, document: Document, place: Place, title: String, date: DateValue?, feedDate: DateValue?
  ) {
    self.id = id
    self.document = document
    type = document.type
    self.place = place
    self.title = title
    self.date = date
    self.feedDate = feedDate
  }

  /// The URL of the document's own page; `nil` if it has none.
  package var address: SiteAddress? { if case .page(let address) = place { address } else { nil } }

  /// The target of links to the document: a path of the site, or an external absolute URL.
  package var url: String? {
    switch place {
    case .page(let address): address.url
    case .elsewhere(let url): url
    case .listed: nil
    }
  }
}
