import Content
import Diagnostics
import Values

/// An output file and its source.
///
/// An immutable object: lists of all routes are copied and filtered, and copying a struct would retain five references.
package final class Route: Sendable {
  package enum Content: Sendable {
    /// A document's own page.
    case page(DocumentID)
    /// A page of a list: the list's position in ``SiteGraph/lists``, and the page's number, from 1.
    case list(Int, page: Int)
    /// A feed, by its position in ``SiteGraph/feeds``.
    case feed(Int, FeedFormat)
    /// A machine-readable export of all documents of a type: the type's position, and the file name extension.
    case export(type: Int, ending: String)
    /// A page that redirects.
    case redirect(to: SiteAddress)
    /// A part of the sitemap, counted from 0.
    case sitemap(part: Int)
    /// The index of a sitemap with this number of parts.
    case sitemapIndex(parts: Int)
    /// A file from a theme template with its own path: the name of the template.
    case file(template: String)
    case notFound
    /// A copy of another file.
    case copy(of: String)
    /// Literal text.
    case text(String)
  }

  /// RSS 2.0, or JSON Feed 1.1.
  package enum FeedFormat: Sendable {
    case rss, json
  }

  /// A Boolean value that indicates whether the route is in the sitemap. The first page of a list represents all its
  /// pages.
  var isForSearchEngines: Bool {
    switch content {
    case .page: address.file != "404.html"
    case .list(_, page: 1): true
    default: false
    }
  }

  package let address: SiteAddress
  package let content: Content
  /// The source of the route, for messages.
  package let source: SourceLocation

  init(address: SiteAddress, content: Content, source: SourceLocation) {
    self.address = address
    self.content = content
    self.source = source
  }
}

extension Route.Content {
  /// A Boolean value that indicates whether the route redirects.
  var isRedirect: Bool { if case .redirect = self { true } else { false } }
}
