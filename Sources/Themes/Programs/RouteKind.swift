import Site

/// The properties of a route that determine its template and variables.
package enum RouteKind: Hashable {
  /// A document of a type, with the template that the document names.
  case page(type: Int, template: String?)
  case list(type: Int)
  case feed(Route.FeedFormat)
  case export(type: Int, ending: String)
  case file(template: String)
  case redirect, sitemap, sitemapIndex, notFound

  /// Creates the kind of `route`. Returns `nil` for a file that is not rendered with a template.
  package init?(_ route: Route, in graph: SiteGraph) {
    switch route.content {
    case .page(let id):
      let document = graph.pages[Int(id.rawValue)].document
      self = .page(type: document.type, template: document.text(.template, in: graph.types[document.type]))
    case .list(let list, _): self = .list(type: graph.lists.all[list].type)
    case .feed(_, let format): self = .feed(format)
    case .export(let type, let ending): self = .export(type: type, ending: ending)
    case .redirect: self = .redirect
    case .sitemap: self = .sitemap
    case .sitemapIndex: self = .sitemapIndex
    case .file(let template): self = .file(template: template)
    case .notFound: self = .notFound
    case .copy, .text: return nil
    }
  }
}
