import Site
import Templates

/// The compiled template of each kind of route, looked up once.
struct RoutePrograms: Sendable {
  private let templates: [RouteKind: Result<TemplateID?, MissingTemplate>]

  init(_ routes: Routes, _ graph: SiteGraph, _ templates: RouteTemplates, _ library: TemplateLibrary) {
    let kinds = Set(routes.all.lazy.compactMap { RouteKind($0, in: graph) })
    self.templates = Dictionary(
      uniqueKeysWithValues: kinds.map { ($0, templates.entry(for: $0).map(library.template)) })
  }

  /// The template for routes of `kind`, `nil` where it could not be compiled; or the names of those that would do.
  func template(for kind: RouteKind) -> Result<TemplateID?, MissingTemplate> {
    templates[kind] ?? .failure(MissingTemplate(names: []))
  }
}
