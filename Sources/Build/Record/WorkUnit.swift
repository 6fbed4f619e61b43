import Content
import Site
import Values

/// A piece of work of a build: a file of the output, or the texts of a document that has none.
enum WorkUnit: Sendable {
  case route(Route)
  /// The texts of a document without a page, which are only checked.
  case texts(DocumentID, identity: String)

  /// What tells it from all others, in this build and the next.
  var key: String {
    switch self {
    case .route(let route): route.address.file
    // No file of the output has two slashes in its path.
    case .texts(_, let identity): "//" + identity
    }
  }

  /// Its path in the output.
  var file: String? {
    switch self {
    case .route(let route): route.address.file
    case .texts: nil
    }
  }

  /// Whether readers find it by searching, if the theme marks it.
  var isSearched: Bool {
    guard case .route(let route) = self else { return false }
    switch route.content {
    case .page, .list: return route.address.file.hasSuffix(".html")
    default: return false
    }
  }

  /// All work of a site, in the order of its routes.
  static func all(of site: LoadedSite) -> [WorkUnit] {
    site.routes.all.map(WorkUnit.route)
      + site.graph.pages.filter { $0.address == nil }.map { .texts($0.id, identity: $0.document.identity) }
  }
}
