import Content
import Diagnostics
import Values

/// A file of the output, and what it is made of.
///
/// An object that nothing changes: lists of all routes are copied and filtered, and a copy of a value would count five references.
package final class Route: Sendable {
  package enum Content: Sendable {
    /// A document's own page.
    case page(DocumentID)
    /// A page of a list: the list's position in ``SiteGraph/lists``, and the page's number, from 1.
    case list(Int, page: Int)
    /// A feed, by its position in ``SiteGraph/feeds``.
    case feed(Int, FeedFormat)
    /// All documents of a type in a form for programs: the type's position, and the ending of the file's name.
    case export(type: Int, ending: String)
    /// A page that sends its reader on.
    case redirect(to: SiteAddress)
    /// A part of the list of pages for search engines, from 0.
    case sitemap(part: Int)
    /// The list of so many parts.
    case sitemapIndex(parts: Int)
    /// What the theme makes at a path of its own: the name of the template.
    case file(template: String)
    case notFound
    /// The bytes of another file.
    case copy(of: String)
    /// A text as it is.
    case text(String)
  }

  /// RSS 2.0, or JSON Feed 1.1.
  package enum FeedFormat: Sendable {
    case rss, json
  }

  /// Whether search engines should know it; the first page of a list stands for all.
  var isForSearchEngines: Bool {
    switch content {
    case .page: address.file != "404.html"
    case .list(_, page: 1): true
    default: false
    }
  }

  package let address: SiteAddress
  package let content: Content
  /// Who wants the file, for messages.
  package let source: SourceLocation

  init(address: SiteAddress, content: Content, source: SourceLocation) {
    self.address = address
    self.content = content
    self.source = source
  }
}

extension Route.Content {
  /// Whether it sends its reader on.
  var isRedirect: Bool { if case .redirect = self { true } else { false } }
}
