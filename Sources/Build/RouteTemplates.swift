import Content
import Diagnostics
import Site
import Templates

/// Which template makes which route.
struct RouteTemplates: Sendable {
  /// What every template may name, in the order of ``RouteContext/globals(for:in:)``.
  static let globals = [
    "site", "collections", "data", "page", "feeds", "items", "pagination", "feed", "urls", "target", "permalink",
  ]

  private let library: TemplateLibrary

  init(_ library: TemplateLibrary) { self.library = library }

  func diagnostics(of template: TemplateID) -> [Diagnostic] { library.diagnostics(of: template) }

  /// The template for `route`, or the diagnostic that none of those that would do is in the theme.
  func template(for route: Route, in graph: SiteGraph) -> Result<TemplateID, MissingTemplate> {
    let names = candidates(for: route, in: graph)
    for name in names { if let template = library.template(named: name) { return .success(template) } }
    let wanted = names.joined(separator: " or ")
    return .failure(
      MissingTemplate(
        diagnostic: Diagnostic(.error, "the theme has no template \(wanted) for \(route.address.url)", at: route.source)
      ))
  }

  private func candidates(for route: Route, in graph: SiteGraph) -> [String] {
    switch route.content {
    case .page(let id):
      let document = graph.pages[Int(id.rawValue)].document
      let type = graph.types[document.type]
      return document.text("template", in: type).map { [$0] } ?? [type.name + ".html", "page.html"]
    case .list(let type, _): return [graph.types[type].name + "-list.html", "list.html"]
    case .feed: return ["feed.xml"]
    case .redirect: return ["redirect.html"]
    case .sitemap: return ["sitemap.xml"]
    case .robots: return ["robots.txt"]
    case .notFound: return ["404.html"]
    case .copy: return []
    }
  }
}

struct MissingTemplate: Error {
  let diagnostic: Diagnostic
}
