import Content
import Diagnostics

/// All output files of a site.
package struct Routes: Sendable {
  /// The routes, pages first in the order of their documents.
  package let all: [Route]
  /// The URLs that links can point to.
  package let urls: Set<String>

  /// A static file of the theme.
  package struct StaticFile: Sendable {
    /// The path in the output.
    package let path: String
    /// The path of the source file.
    package let file: String
    /// The text to write, if it differs from the contents of the file.
    package let text: String?

    package init(path: String, file: String, text: String? = nil) {
      self.path = path
      self.file = file
      self.text = text
    }
  }

  /// Returns the routes of `graph`, of the theme's `staticFiles`, and of its file templates, each with the path of its
  /// output. Two routes with the same file, or a file where another route needs a folder, are an error that names both
  /// sources.
  package static func of(
    _ graph: SiteGraph, staticFiles: [StaticFile], fileTemplates: [(name: String, path: String)], contentRoot: String
  ) async -> (Routes, [Diagnostic]) {
    var builder = RouteBuilder(graph: graph, contentRoot: contentRoot)
    builder.addPages()
    builder.addLists()
    builder.addFeeds()
    builder.addExports()
    for template in fileTemplates { builder.addFile(template.name, at: template.path) }
    builder.addNotFound()
    builder.addSitemap()
    for file in staticFiles { builder.add(file) }
    for path in graph.files.paths.sorted() { builder.addCopy(of: contentRoot + "/" + path, as: path) }
    builder.addRedirects()
    builder.addRedirectsFile()
    let all = builder.routes
    async let urls = Set(all.map(\.address.url))
    let found = builder.diagnostics + builder.foldersInTheWay()
    let routes = Routes(all: all, urls: await urls)
    return (routes, found + routes.deadLinks(of: graph))
  }
}

extension Routes {
  /// The maximum number of URLs in a sitemap (https://www.sitemaps.org/protocol.html).
  static let sitemapSize = 50_000

  /// Returns the path of a part of a sitemap that is too long for one file. Parts are counted from 0.
  package static func sitemapPath(_ part: Int) -> String { "/sitemap-\(part + 1).xml" }

  /// Returns the pages in a part of the sitemap.
  package func sitemap(part: Int) -> ArraySlice<Route> {
    all.filter(\.isForSearchEngines).dropFirst(part * Self.sitemapSize).prefix(Self.sitemapSize)
  }

  /// Returns an error for each link in the settings to a path of the site that no route has, and a warning for each
  /// absolute URL of the site that does not exist, or of the author's own computer.
  private func deadLinks(of graph: SiteGraph) -> [Diagnostic] {
    guard graph.links.areURLsKnown else { return [] }
    return graph.settingsLinks.compactMap { found in
      let link = found.link
      switch graph.links.absoluteLink(found.url) {
      case .local(let host, let path):
        let help = AbsoluteLink.localAdvice(path) { urls.contains(graph.settings.basePath + $0) }
        return AbsoluteLink.localFinding(about: "\"\(link.owner)\"", host, at: link.location, help: help)
      case .own(let path): return deadLink(link, graph.settings.basePath + path, of: graph, severity: .warning)
      case nil: return found.url.hasPrefix("/") ? deadLink(link, found.url, of: graph, severity: .error) : nil
      }
    }
  }

  /// Returns the finding about a link to `url`, a path from the root of the host, if no route has it.
  private func deadLink(
    _ link: WrittenLink, _ url: String, of graph: SiteGraph, severity: Diagnostic.Severity
  ) -> Diagnostic? {
    let path = url.prefix { $0 != "#" && $0 != "?" }
    guard !url.hasPrefix("//"), !urls.contains(String(path)) else { return nil }
    let nearest = urls.contains(path + "/") ? path + "/" : nearestName(to: String(path), in: urls)
    return Diagnostic(
      .brokenLink, "\"\(link.owner)\" points to \"\(link.written)\", which does not exist on the site",
      at: link.location,
      help: nearest.map { "did you mean \"\($0.dropFirst(graph.settings.basePath.count))\"?" }
        ?? "write the path of a page, such as /about/",
      severity: severity)
  }
}
