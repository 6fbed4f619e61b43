import Content
import Values

/// A document that the site shows, and where it is read.
package final class Page: Sendable {
  package enum Place: Sendable {
    /// On a page of its own.
    case page(SiteAddress)
    /// Elsewhere, under a whole address.
    case elsewhere(String)
    /// In lists only.
    case listed
  }

  package let id: DocumentID
  package let document: Document
  /// The position of its type.
  package let type: Int
  package let place: Place
  package let title: String
  package let date: DateValue?

  init(
    id: DocumentID, document: Document, place: Place, title: String, date: DateValue?
  ) {
    self.id = id
    self.document = document
    type = document.type
    self.place = place
    self.title = title
    self.date = date
  }

  /// The address of its own page; `nil` where it has none.
  package var address: SiteAddress? { if case .page(let address) = place { address } else { nil } }

  /// Where links to it lead: a path of the site, or a whole address elsewhere.
  package var url: String? {
    switch place {
    case .page(let address): address.url
    case .elsewhere(let url): url
    case .listed: nil
    }
  }
}
