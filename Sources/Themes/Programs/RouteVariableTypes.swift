import Content
import Site
import Values

/// The types of the variables that are passed to templates. A variable that a template does not get is always null.
struct RouteVariableTypes: Sendable {
  let layout: SiteLayout
  let theme: ValueType

  /// Returns the types of all variables for routes of `kind`, in order.
  func types(for kind: RouteKind) -> [ValueType] { RouteVariable.allCases.map { type(of: $0, for: kind) } }

  /// Returns the types of all variables for a component, which can be used in a document of any type, in order.
  func types(for component: Component) -> [ValueType] { RouteVariable.allCases.map { type(of: $0, for: component) } }

  private func type(of variable: RouteVariable, for kind: RouteKind) -> ValueType {
    switch variable {
    case .site: layout.site.type
    case .collections: .record(layout.collections)
    case .data: .any
    case .theme: theme
    case .feeds: .list(layout.feed.type)
    case .page:
      switch kind {
      case .page(let type, _): .record(layout.document(ofType: type))
      case .list, .notFound: layout.page.type
      case .feed, .export, .file, .redirect, .sitemap, .sitemapIndex: .null
      }
    case .items:
      switch kind {
      case .list(let type), .export(let type, _): .list(.record(layout.document(ofType: type)))
      // Documents of several types.
      case .feed: .list(.any)
      case .page, .file, .redirect, .sitemap, .sitemapIndex, .notFound: .null
      }
    case .groups: if case .list(let type) = kind { .list(layout.groups[type].type) } else { .null }
    case .pagination: if case .list = kind { layout.pagination.type } else { .null }
    case .fields: if case .export = kind { .list(layout.field.type) } else { .null }
    case .feed: if case .feed = kind { layout.feed.type } else { .null }
    case .urls: kind == .sitemap || kind == .sitemapIndex ? .list(layout.sitemapEntry.type) : .null
    case .target, .permalink: kind == .redirect ? .text : .null
    case .component: .null
    }
  }

  private func type(of variable: RouteVariable, for component: Component) -> ValueType {
    switch variable {
    case .site: layout.site.type
    case .collections: .record(layout.collections)
    case .data, .page: .any
    case .theme: theme
    case .component: .record(component.shape)
    case .feeds, .items, .groups, .pagination, .fields, .feed, .urls, .target, .permalink: .null
    }
  }
}
