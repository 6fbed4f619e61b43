import Content
import Site
import Values

/// A page job of a build: an output file, or the text of a document that has none.
package enum PageJob: Sendable {
  case route(Route)
  /// The text of a document without a page, which is only checked.
  case texts(DocumentID, identity: String)

  /// The key that identifies the job, in this build and the next.
  package var key: String {
    switch self {
    case .route(let route): route.address.file
    // No output path contains two slashes in a row.
    case .texts(_, let identity): "//" + identity
    }
  }

  /// The path in the output; `nil` if the job writes no file.
  package var file: String? {
    switch self {
    case .route(let route): route.address.file
    case .texts: nil
    }
  }

  /// A Boolean value that indicates whether the search can find the file, if the theme marks its content.
  package var isSearched: Bool {
    guard case .route(let route) = self else { return false }
    switch route.content {
    case .page, .list: return route.address.file.hasSuffix(".html")
    default: return false
    }
  }

  /// Returns all page jobs of a site, in the order of its routes.
  package static func all(of site: LoadedSite) -> [PageJob] {
    site.routes.all.map(PageJob.route)
      + site.graph.pages.filter { $0.address == nil }.map { .texts($0.id, identity: $0.document.identity) }
  }
}
