import Content
import Diagnostics
import Values

/// A file of the output, and what it is made of.
package struct Route: Sendable {
  package enum Content: Sendable {
    /// A document's own page.
    case page(DocumentID)
    /// A page of a list: the list's position in ``SiteGraph/lists``, and the page's number, from 1.
    case list(Int, page: Int)
    /// A feed, by its position in ``SiteGraph/feeds``.
    case feed(Int)
    /// A page that sends its reader on.
    case redirect(to: SiteAddress)
    case sitemap
    case robots
    case notFound
    /// The bytes of another file.
    case copy(of: String)
  }

  package let address: SiteAddress
  package let content: Content
  /// Who wants the file, for messages.
  package let source: SourceLocation
}
