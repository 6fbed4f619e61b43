import Archive
import Diagnostics
import Parallel
import Site
import Templates
import Values

/// The result of a page job that ran in this build.
struct DoneWork: Sendable {
  let reads: FileReads
  let diagnostics: [Diagnostic]
}

extension RecordedPages {
  /// Returns the bytes of the pages for the next build, and their fingerprint.
  static func archived(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, facts: NamedFacts,
    started: Int, day: String, parallelism: Parallelism
  ) async -> (archive: ArchiveWriter, fingerprint: UInt64) {
    let pages = await building(
      plan, done: done, record: record, site: site, facts: facts, started: started, day: day, parallelism: parallelism)
    var archive = ArchiveWriter()
    pages.write(to: &archive)
    var fingerprint = Fingerprint()
    fingerprint.combine(archive.bytes)
    return (archive, fingerprint.value)
  }

  /// Returns the pages for the next build: from `done` for page jobs that ran in this build, and from `record` for the
  /// others.
  private static func building(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, facts: NamedFacts,
    started: Int, day: String, parallelism: Parallelism
  ) async -> RecordedPages {
    // If every page job ran, nothing in the old record is needed, and no row has a number from it.
    let record = done.count == plan.units.count ? RecordedPages() : record
    let named = facts.all
    var builder = PagesBuilder(plan, record, site, named: named)
    builder.reserve(for: done.values.reduce(record.factsOfUnits.count) { $0 + $1.reads.count })
    var pages = RecordedPages()
    for (position, unit) in plan.units.enumerated() {
      if let work = done[position] {
        builder.add(unit, work, given: plan.given[position], day: day, reason: plan.reasons[position] ?? "")
      } else if let recorded = plan.recorded[position] {
        builder.add(record.units[recorded])
      }
    }
    let found = builder.facts
    let fingerprints = plan.fingerprints
    let new = await parallelism.map(
      found.count, chunk: 1024, state: { (LinkTargets(site, facts), FactWorkspace(site.graph.tables)) },
      { state, range in
        range.map { position in
          let fact = found[position]
          let value: UInt64 =
            switch fact.source {
            case .row(let row): state.1.value(atRow: row, fingerprints)
            case .named(let number):
              switch named[Int(number)] {
              // The size of a file that has changed since then may already be outdated.
              case .fileSize(let url) where !site.graph.isSettled(fileAt: url, before: started): 0
              // The same goes for a location in such a file.
              case .location(_, let identity) where !site.graph.isSettled(documentWith: identity, before: started): 0
              case let namedFact: fingerprints.value(of: namedFact, state.0)
              }
            }
          return Fact(kind: fact.kind, owner: fact.owner, name: fact.name, value: value)
        }
      }
    ).flatMap { $0 }
    pages.facts = record.facts + new
    pages.environment = fingerprints.environment
    pages.addresses = fingerprints.addresses
    if builder.texts.contains("related") { pages.relations = fingerprints.relations }
    pages.secrets = fingerprints.secrets
    pages.texts = builder.texts
    pages.units = builder.units
    pages.factsOfUnits = builder.factsOfUnits
    return pages.compactedIfWasteful()
  }
}

/// A workspace that can be stored in a tuple.
private final class FactWorkspace {
  private let workspace: Workspace

  init(_ tables: Tables) { workspace = Workspace(tables) }

  func value(atRow row: UInt32, _ fingerprints: SiteFingerprints) -> UInt64 {
    fingerprints.value(atRow: row, workspace)
  }
}
