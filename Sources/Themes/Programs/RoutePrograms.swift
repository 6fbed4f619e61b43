import Diagnostics
import Site
import Templates

/// The compiled template of each kind of route, looked up once.
package struct RoutePrograms: Sendable {
  private let templates: [RouteKind: Result<TemplateID?, MissingTemplate>]
  /// An error for each kind of route that has no template in the theme, at the first such route.
  package let missing: [Diagnostic]

  package init(_ routes: Routes, _ graph: SiteGraph, _ templates: RouteTemplates, _ library: TemplateLibrary) {
    var firsts: [RouteKind: (position: Int, count: Int)] = [:]
    for (position, route) in routes.all.enumerated() {
      guard let kind = RouteKind(route, in: graph) else { continue }
      firsts[kind, default: (position, 0)].count += 1
    }
    self.templates = firsts.keys.reduce(into: [:]) { $0[$1] = templates.entry(for: $1).map(library.template) }
    missing = firsts.sorted { $0.value.position < $1.value.position }.compactMap { kind, uses in
      // A missing template that a document names is reported at the document.
      if case .page(_, _?) = kind { return nil }
      guard case .failure(let missing) = templates.entry(for: kind) else { return nil }
      return missing.diagnostic(for: routes.all[uses.position], others: uses.count - 1)
    }
  }

  /// Returns the template for routes of `kind`, or `nil` if there is none or it could not be compiled.
  package func template(for kind: RouteKind) -> Result<TemplateID?, MissingTemplate> {
    templates[kind] ?? .failure(MissingTemplate(names: []))
  }
}
