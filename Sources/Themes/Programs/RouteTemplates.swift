import Content
import Diagnostics
import Site
import Templates
import Values

/// The template for each route, and the types of the variables that are passed to it.
package struct RouteTemplates: Sendable {
  /// The variables that every template can use.
  static let globals = RouteVariable.allCases.map(\.name)

  /// The filters that depend on the site.
  static let textFilters = [
    TextFilter("markdown", makesHTML: true), TextFilter("absolute_url", makesHTML: false),
    TextFilter("file_size", makesHTML: false), TextFilter("file_bytes", makesHTML: false),
    TextFilter("media_type", makesHTML: false),
  ]

  private let types: ContentTypes
  private let variableTypes: RouteVariableTypes
  private let templates: Set<String>
  private let components: [Component]

  /// Creates the templates of a theme from their names, for a site with `types`.
  init(
    _ templates: some Sequence<String>, types: ContentTypes, layout: SiteLayout, theme: ValueType,
    components: [Component]
  ) {
    self.types = types
    variableTypes = RouteVariableTypes(layout: layout, theme: theme)
    self.templates = Set(templates)
    self.components = components
  }

  /// Returns every template that can render a route. `documents` are those that may name a template of their own.
  func entries(for documents: [Document]) -> [TemplateEntry] {
    var kinds: [RouteKind] = [.feed(.rss), .feed(.json), .redirect, .sitemap, .sitemapIndex, .notFound]
    kinds += fileTemplates.map { .file(template: $0.name) }
    for (position, type) in types.all.enumerated() {
      kinds += [.page(type: position, template: nil), .list(type: position)]
      kinds += type.outputs.exports.map { .export(type: position, ending: $0.ending) }
    }
    var seen: Set<RouteKind> = []
    for document in documents {
      guard let template = document.text(.template, in: types[document.type]) else { continue }
      let kind = RouteKind.page(type: document.type, template: template)
      if seen.insert(kind).inserted { kinds.append(kind) }
    }
    return kinds.compactMap { try? entry(for: $0).get() } + components.map(entry)
  }

  /// Returns the template of a component, which can be used in a document of any type.
  package func entry(for component: Component) -> TemplateEntry {
    TemplateEntry(
      Theme.componentFolder + component.name + ".html", globals: variableTypes.types(for: component))
  }

  /// The templates that generate one file each, with the path of that file.
  package var fileTemplates: [(name: String, path: String)] {
    templates.filter { $0.hasPrefix(Theme.fileFolder) }.sorted().map {
      ($0, String($0.dropFirst(Theme.fileFolder.count)))
    }
  }

  package func has(_ template: String) -> Bool { templates.contains(template) }

  /// Returns an error for each document that names a template that the theme does not have.
  func missing(for documents: [Document]) -> [Diagnostic] {
    documents.compactMap { document in
      guard let template = document.text(.template, in: types[document.type]), !templates.contains(template) else {
        return nil
      }
      let nearest = nearestName(to: template, in: Array(templates))
      return Diagnostic(
        .missingTemplate, "the theme has no template \"\(template)\"", at: document.location(of: "template"),
        help: (nearest ?? (templates.contains(template + ".html") ? template + ".html" : nil)).map {
          "did you mean \"\($0)\"?"
        } ?? "templates are in the theme's templates/ folder")
    }
  }

  /// Returns the template for a route of `kind`, or the possible names if the theme has no template with one of them.
  func entry(for kind: RouteKind) -> Result<TemplateEntry, MissingTemplate> {
    let names = candidates(for: kind)
    guard let name = names.first(where: templates.contains) else {
      return .failure(MissingTemplate(names: names))
    }
    return .success(TemplateEntry(name, globals: variableTypes.types(for: kind)))
  }

  private func candidates(for kind: RouteKind) -> [String] {
    switch kind {
    case .page(_, let template?): [template]
    case .page(let type, nil): [types[type].name + ".html", "page.html"]
    case .list(let type): [types[type].name + "-list.html", "list.html"]
    case .feed(.rss): ["feed.xml"]
    case .feed(.json): ["feed.json"]
    case .export(let type, let ending): [types[type].name + "." + ending, "export." + ending]
    case .redirect: ["redirect.html"]
    case .sitemap: ["sitemap.xml"]
    case .sitemapIndex: ["sitemap-index.xml"]
    case .file(let template): [template]
    case .notFound: ["404.html"]
    }
  }
}
