import Content
import Diagnostics
import Parallel
import Site
import Values

/// A site at a moment, whose files are made when somebody asks for them. Safe to be asked from many threads.
package final class SiteSnapshot: Sendable {
  let site: LoadedSite
  private let options: BuildOptions
  private let parallelism: Parallelism
  private let secrets: SecretSearch
  private let units: [WorkUnit]
  /// The positions of the units that make a file, by its path in the output.
  private let positions: [String: Int]

  convenience init(_ site: LoadedSite, _ options: BuildOptions, _ parallelism: Parallelism) {
    let units = WorkUnit.all(of: site)
    let files = units.enumerated().compactMap { position, unit in unit.file.map { ($0, position) } }
    self.init(
      site, options, parallelism, SecretSearch(site.documents), units,
      Dictionary(files, uniquingKeysWith: { first, _ in first }))
  }

  private init(
    _ site: LoadedSite, _ options: BuildOptions, _ parallelism: Parallelism, _ secrets: SecretSearch,
    _ units: [WorkUnit], _ positions: [String: Int]
  ) {
    self.site = site
    self.options = options
    self.parallelism = parallelism
    self.secrets = secrets
    self.units = units
    self.positions = positions
  }

  /// The same with `site`, which differs in the bodies of documents only.
  func replacing(_ site: LoadedSite) -> SiteSnapshot {
    SiteSnapshot(site, options, parallelism, secrets, units, positions)
  }

  /// A file of the site.
  package struct Made: Sendable {
    package let bytes: [UInt8]
    package let diagnostics: [Diagnostic]
    /// What keeps the document that it shows from its readers for now.
    package let delay: Publication.Delay?
  }

  /// Makes the file at `path` in the output; `nil` where the site has none.
  package func file(at path: String) -> Made? {
    guard let position = positions[path] else { return nil }
    var renderer = RouteRenderer(
      site, secrets: secrets, facts: NamedFacts(), watchdog: parallelism.watchdog)
    let (diagnostics, _) = renderer.make(units[position])
    var delay: Publication.Delay?
    if case .route(let route) = units[position], case .page(let id) = route.content { delay = self.delay(of: id) }
    return Made(bytes: renderer.output, diagnostics: diagnostics, delay: delay)
  }

  /// Whether the site has a file at `path` in the output.
  package func has(_ path: String) -> Bool { positions[path] != nil }

  /// The part of all addresses that the site's base URL has: `/site`, or nothing.
  package var basePath: String { site.graph.settings.basePath }

  /// The addresses of the pages that readers do not see yet, and why.
  package var delayed: [(url: String, delay: Publication.Delay)] {
    site.graph.pages.compactMap { page in
      guard let url = page.url, let delay = delay(of: page.id) else { return nil }
      return (url, delay)
    }
  }

  private func delay(of id: DocumentID) -> Publication.Delay? {
    let document = site.graph.pages[Int(id.rawValue)].document
    return options.publication.delay(of: document, type: site.graph.types[document.type])
  }
}

extension SiteSnapshot {
  /// What is wrong with each file of a site, and what each was made of.
  package struct Check: Sendable {
    fileprivate var units: [DoneWork]

    /// All that was found, in reading order.
    package var diagnostics: [Diagnostic] { units.flatMap(\.diagnostics).inReadingOrder() }
  }

  /// Makes every file once and keeps what is wrong with it. After an `earlier` check only those are made that show one of the documents
  /// `changed`, which differ in their bodies only. `nil` where the task was cancelled.
  package func check(after earlier: Check? = nil, changed: [DocumentID] = []) async -> Check? {
    var check = earlier ?? Check(units: [])
    let due: [Int]
    if let earlier, earlier.units.count == units.count {
      let rows = Set(changed.flatMap(site.graph.rowsOfBody))
      due = units.indices.filter { earlier.units[$0].reads.rows.contains(where: rows.contains) }
    } else {
      check.units = Array(repeating: DoneWork(reads: FileReads(), diagnostics: []), count: units.count)
      due = Array(units.indices)
    }
    let facts = NamedFacts()
    let done = await parallelism.map(
      due.count, chunk: 8,
      state: { [site, secrets, parallelism] in
        RouteRenderer(site, secrets: secrets, facts: facts, watchdog: parallelism.watchdog)
      },
      { [units] renderer, range in
        range.map { position -> DoneWork? in
          if Task.isCancelled { return nil }
          let (diagnostics, reads) = renderer.make(units[due[position]])
          return DoneWork(reads: FileReads(rows: reads.rows), diagnostics: diagnostics)
        }
      }
    ).flatMap { $0 }
    for (position, work) in zip(due, done) {
      guard let work else { return nil }
      check.units[position] = work
    }
    return check
  }
}
