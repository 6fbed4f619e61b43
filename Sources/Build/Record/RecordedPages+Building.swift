import Archive
import Parallel
import Rendering
import Values

extension RecordedPages {
  /// Returns the bytes of the pages for the next build, and their fingerprint.
  static func archived(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, dependencies: NamedDependencies,
    started: Int, day: String, parallelism: Parallelism
  ) async -> (archive: ArchiveWriter, fingerprint: UInt64) {
    let pages = await building(
      plan, done: done, record: record, site: site, dependencies: dependencies, started: started, day: day,
      parallelism: parallelism)
    var archive = ArchiveWriter()
    pages.write(to: &archive)
    var fingerprint = Fingerprint()
    fingerprint.combine(archive.bytes)
    return (archive, fingerprint.value)
  }

  /// Returns the pages for the next build: from `done` for page jobs that ran in this build, and from `record` for the
  /// others.
  private static func building(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, dependencies: NamedDependencies,
    started: Int, day: String, parallelism: Parallelism
  ) async -> RecordedPages {
    // If every page job ran, nothing in the old record is needed, and no row has a number from it.
    let record = done.count == plan.pageJobs.count ? RecordedPages() : record
    let named = dependencies.all
    var builder = PagesBuilder(plan, record, site, named: named)
    builder.reserve(for: done.values.reduce(record.dependenciesOfPageJobs.count) { $0 + $1.reads.count })
    var pages = RecordedPages()
    for (position, pageJob) in plan.pageJobs.enumerated() {
      if let work = done[position] {
        builder.add(pageJob, work, inputs: plan.inputs[position], day: day, reason: plan.reasons[position] ?? "")
      } else if let recorded = plan.recorded[position] {
        builder.add(record.pageJobs[recorded])
      }
    }
    let found = builder.dependencies
    let fingerprints = plan.fingerprints
    let new = await parallelism.map(
      found.count, chunk: 1024, state: { (LinkTargets(site, dependencies), DependencyWorkspace(site.graph.tables)) },
      { state, range in
        range.map { position in
          let dependency = found[position]
          let value: UInt64 =
            switch dependency.source {
            case .row(let row): state.1.value(atRow: row, fingerprints)
            case .named(let number):
              switch named[Int(number)] {
              // The size of a file that has changed since then may already be outdated.
              case .fileSize(let url) where !site.graph.isSettled(fileAt: url, before: started): 0
              // The same goes for a location in such a file.
              case .location(_, let identity) where !site.graph.isSettled(documentWith: identity, before: started): 0
              case let namedDependency: fingerprints.value(of: namedDependency, state.0)
              }
            }
          return Dependency(kind: dependency.kind, owner: dependency.owner, name: dependency.name, value: value)
        }
      }
    ).flatMap { $0 }
    pages.dependencies = record.dependencies + new
    pages.environment = fingerprints.environment
    pages.addresses = fingerprints.addresses
    if pages.dependencies.contains(where: { $0.kind == .related }) { pages.relations = fingerprints.relations }
    pages.secrets = fingerprints.secrets
    pages.texts = builder.texts
    pages.pageJobs = builder.pageJobs
    pages.dependenciesOfPageJobs = builder.dependenciesOfPageJobs
    return pages.compactedIfWasteful()
  }
}

/// A workspace that can be stored in a tuple.
private final class DependencyWorkspace {
  private let workspace: Workspace

  init(_ tables: Tables) { workspace = Workspace(tables) }

  func value(atRow row: UInt32, _ fingerprints: SiteFingerprints) -> UInt64 {
    fingerprints.value(atRow: row, workspace)
  }
}
