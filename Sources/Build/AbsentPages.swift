import Diagnostics
import Parallel
import Site

/// The documents that only their dates keep unpublished. They are checked as if they were published.
struct AbsentPages: Sendable {
  private let site: LoadedSite
  private let units: [WorkUnit]
  private let parallelism: Parallelism

  /// The absent pages of `site`; `nil` if there are none.
  init?(of site: LoadedSite, parallelism: Parallelism) {
    guard let undated = site.undated else { return nil }
    let types = undated.graph.types
    let isAbsent = undated.graph.pages.map {
      site.publication.absence(of: $0.document, type: types[$0.type]).isDated
    }
    units = WorkUnit.all(of: undated).filter { unit in
      switch unit {
      case .route(let route): if case .page(let id) = route.content { isAbsent[Int(id.rawValue)] } else { false }
      case .texts(let id, _): isAbsent[Int(id.rawValue)]
      }
    }
    self.site = undated
    self.parallelism = parallelism
  }

  /// Returns the findings in the text of these documents and on their pages.
  func findings() async -> [Diagnostic] {
    let secrets = SecretSearch(site.documents)
    let facts = NamedFacts()
    return await parallelism.map(
      units.count, chunk: 16,
      state: { [site] in RouteRenderer(site, secrets: secrets, facts: facts, watchdog: parallelism.watchdog) },
      { [units] renderer, range in units[range].flatMap { renderer.make($0).diagnostics } }
    ).flatMap { $0 }
  }
}
