import Content
import Values

/// A document that the site shows, with its address.
package struct Page: Sendable {
  package let id: DocumentID
  package let document: Document
  /// The position of its type.
  package var type: Int { document.type }
  package let address: SiteAddress
  package let title: String
  package let date: DateValue?
}
