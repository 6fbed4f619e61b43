import Archive
import Diagnostics
import Parallel
import Site
import Templates
import Values

/// What came of a piece of work that was done in this build.
struct DoneWork: Sendable {
  let reads: FileReads
  let diagnostics: [Diagnostic]
}

extension RecordedPages {
  /// The bytes of what the next build has to know, and their fingerprint.
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

  /// What the next build has to know: of what was done in this one as it is in `done`, of the rest as `record` has it.
  private static func building(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, facts: NamedFacts,
    started: Int, day: String, parallelism: Parallelism
  ) async -> RecordedPages {
    // Where everything was done anew, nothing of the old record is of use, and no row stands for a fact of it.
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
              // What was told of a file that changed since then may be old already.
              case .fileSize(let url) where !site.graph.isSettled(fileAt: url, before: started): 0
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

/// A workspace that a tuple can hold.
private final class FactWorkspace {
  private let workspace: Workspace

  init(_ tables: Tables) { workspace = Workspace(tables) }

  func value(atRow row: UInt32, _ fingerprints: SiteFingerprints) -> UInt64 {
    fingerprints.value(atRow: row, workspace)
  }
}
