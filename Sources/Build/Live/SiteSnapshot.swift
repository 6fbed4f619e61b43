import Checking
import Content
import Diagnostics
import Parallel
import Rendering
import Site
import Values

/// A site at a point in time, whose files are rendered on request. Safe to use from multiple threads.
package final class SiteSnapshot: Sendable {
  let site: LoadedSite
  private let parallelism: Parallelism
  private let secrets: SecretSearch
  private let pageJobs: [PageJob]
  /// The position of the page job for each file, by its path in the output.
  private let positions: [String: Int]

  convenience init(_ site: LoadedSite, _ parallelism: Parallelism) {
    let pageJobs = PageJob.all(of: site)
    let files = pageJobs.enumerated().compactMap { position, pageJob in pageJob.file.map { ($0, position) } }
    self.init(
      site, parallelism, SecretSearch(site), pageJobs,
      Dictionary(files, uniquingKeysWith: { first, _ in first }))
  }

  private init(
    _ site: LoadedSite, _ parallelism: Parallelism, _ secrets: SecretSearch,
    _ pageJobs: [PageJob], _ positions: [String: Int]
  ) {
    self.site = site
    self.parallelism = parallelism
    self.secrets = secrets
    self.pageJobs = pageJobs
    self.positions = positions
  }

  /// Returns a snapshot of `site`, which differs only in the bodies of documents.
  func replacing(_ site: LoadedSite) -> SiteSnapshot {
    SiteSnapshot(site, parallelism, secrets, pageJobs, positions)
  }

  /// A rendered file of the site.
  package struct Made: Sendable {
    package let bytes: [UInt8]
    package let diagnostics: [Diagnostic]
    /// The reason that the document on the page is not published yet, if any.
    package let delay: Publication.Delay?
  }

  /// Renders the file at `path` in the output. Returns `nil` if the site has no such file.
  package func file(at path: String) -> Made? {
    guard let position = positions[path] else { return nil }
    var runner = PageJobRunner(
      site, secrets: secrets, dependencies: NamedDependencies(), watchdog: parallelism.watchdog)
    let diagnostics = runner.run(pageJobs[position]).diagnostics
    var delay: Publication.Delay?
    if case .route(let route) = pageJobs[position], case .page(let id) = route.content { delay = self.delay(of: id) }
    return Made(bytes: runner.output, diagnostics: diagnostics, delay: delay)
  }

  /// Returns whether the site has a file at `path` in the output.
  package func has(_ path: String) -> Bool { positions[path] != nil }

  /// The path of the site's base URL, with which all its URLs begin: `/site`, or empty.
  package var basePath: String { site.graph.settings.basePath }

  /// The URLs of the pages that are not published yet, and the reasons.
  package var delayed: [(url: String, delay: Publication.Delay)] {
    site.graph.pages.compactMap { page in
      guard let url = page.url, let delay = delay(of: page.id) else { return nil }
      return (url, delay)
    }
  }

  private func delay(of id: DocumentID) -> Publication.Delay? {
    let document = site.graph.pages[Int(id.rawValue)].document
    return site.publication.delay(of: document, type: site.graph.types[document.type])
  }
}

extension SiteSnapshot {
  /// The findings and the dependencies of each file of a site.
  package struct Check: Sendable {
    fileprivate var pageJobs: [DoneWork]

    /// All findings, in reading order.
    package var diagnostics: [Diagnostic] { pageJobs.flatMap(\.diagnostics).inReadingOrder() }
  }

  /// Renders every file once and returns the findings. After an `earlier` check, renders only the files that show one
  /// of the `changed` documents, which may differ only in their bodies. Returns `nil` if the task was canceled.
  package func check(after earlier: Check? = nil, changed: [DocumentID] = []) async -> Check? {
    var check = earlier ?? Check(pageJobs: [])
    let due: [Int]
    if let earlier, earlier.pageJobs.count == pageJobs.count {
      let rows = Set(changed.flatMap(site.graph.rowsOfBody))
      due = pageJobs.indices.filter { earlier.pageJobs[$0].reads.rows.contains(where: rows.contains) }
    } else {
      check.pageJobs = Array(repeating: DoneWork(reads: FileReads(), diagnostics: []), count: pageJobs.count)
      due = Array(pageJobs.indices)
    }
    let dependencies = NamedDependencies()
    let done = await parallelism.map(
      due.count, chunk: 8,
      state: { [site, secrets, parallelism] in
        PageJobRunner(site, secrets: secrets, dependencies: dependencies, watchdog: parallelism.watchdog)
      },
      { [pageJobs] runner, range in
        range.map { position -> DoneWork? in
          if Task.isCancelled { return nil }
          let work = runner.run(pageJobs[due[position]])
          return DoneWork(reads: FileReads(rows: work.reads.rows), diagnostics: work.diagnostics)
        }
      }
    ).flatMap { $0 }
    for (position, work) in zip(due, done) {
      guard let work else { return nil }
      check.pageJobs[position] = work
    }
    return check
  }
}
