import Diagnostics
import Parallel
import Rendering
import Site
import Values

/// The pages of documents that only their dates keep unpublished, and the lists, feeds, and exports that would contain
/// them. They are checked as if they were published.
package struct AbsentPages: Sendable {
  private let site: LoadedSite
  private let pageJobs: [PageJob]
  private let parallelism: Parallelism

  /// The absent pages of `site`; `nil` if there are none.
  package init?(of site: LoadedSite, parallelism: Parallelism) {
    guard let undated = site.undated else { return nil }
    let types = undated.graph.types
    let isAbsent = undated.graph.pages.map {
      site.publication.unpublishedReason(of: $0.document, type: types[$0.type]).isDated
    }
    pageJobs = PageJob.all(of: undated).filter { pageJob in
      pageJob.documents(in: undated.graph).contains { isAbsent[Int($0.rawValue)] }
    }
    self.site = undated
    self.parallelism = parallelism
  }

  /// Returns the findings in the text of these documents and on their pages.
  package func findings() async -> [Diagnostic] {
    let secrets = SecretSearch(site)
    let dependencies = NamedDependencies()
    return await parallelism.map(
      pageJobs.count, chunk: 16,
      state: { [site] in
        PageJobRunner(site, secrets: secrets, dependencies: dependencies, watchdog: parallelism.watchdog)
      },
      { [pageJobs] runner, range in pageJobs[range].flatMap { runner.run($0).diagnostics } }
    ).flatMap { $0 }
  }
}

extension PageJob {
  /// Returns the documents that the file is about.
  fileprivate func documents(in graph: SiteGraph) -> ArraySlice<DocumentID> {
    guard case .route(let route) = self else {
      if case .texts(let id, _) = self { return [id] }
      return []
    }
    switch route.content {
    case .page(let id): return [id]
    case .list(let position, let number):
      let list = graph.lists.all[position]
      return list.documents.dropFirst((number - 1) * list.pageSize).prefix(list.pageSize)
    case .feed(let position, _): return graph.lists.feeds[position].documents[...]
    case .export(let type, _): return graph.lists.collections[type].documents[...]
    default: return []
    }
  }
}
