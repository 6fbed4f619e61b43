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
  /// The bytes of what the next build has to know.
  static func archived(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, facts: NamedFacts,
    started: Int, day: String, parallelism: Parallelism
  ) async -> ArchiveWriter {
    let pages = await building(
      plan, done: done, record: record, site: site, facts: facts, started: started, day: day, parallelism: parallelism)
    var archive = ArchiveWriter()
    pages.write(to: &archive)
    return archive
  }

  /// What the next build has to know: of what was done in this one as it is in `done`, of the rest as `record` has it.
  private static func building(
    _ plan: RenderPlan, done: [Int: DoneWork], record: RecordedPages, site: LoadedSite, facts: NamedFacts,
    started: Int, day: String, parallelism: Parallelism
  ) async -> RecordedPages {
    var builder = PagesBuilder(plan, record, site, named: facts.all)
    var pages = RecordedPages()
    for (position, unit) in plan.units.enumerated() {
      if let work = done[position] {
        builder.add(unit, work, given: plan.given[position], day: day, reason: plan.reasons[position] ?? "")
      } else if let recorded = plan.recorded[position] {
        builder.add(record.units[recorded], given: plan.given[position])
      }
    }
    let found = builder.facts
    let fingerprints = plan.fingerprints
    pages.facts = await parallelism.map(
      found.count, chunk: 1024, state: { (LinkTargets(site, facts), FactWorkspace(site.graph.tables)) },
      { state, range in
        range.map { position in
          let fact = found[position]
          let value: UInt64 =
            switch fact.source {
            case .row(let row): state.1.value(atRow: row, fingerprints)
            // What was told of a file that changed since then may be old already.
            case .named(.fileSize(let url)) where !site.graph.isSettled(fileAt: url, before: started): 0
            case .named(let named): fingerprints.value(of: named, state.0)
            case .known(let value): value
            }
          return Fact(kind: fact.kind, owner: fact.owner, name: fact.name, value: value)
        }
      }
    ).flatMap { $0 }
    pages.environment = fingerprints.environment
    pages.addresses = fingerprints.addresses
    if builder.texts.contains("related") { pages.relations = fingerprints.relations }
    pages.secrets = fingerprints.secrets
    pages.texts = builder.texts
    pages.units = builder.units
    pages.factsOfUnits = builder.factsOfUnits
    return pages
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

/// Numbers the facts and texts of a new record.
private struct PagesBuilder {
  /// A fact whose value is still to be had.
  struct FoundFact: Sendable {
    enum Source: Sendable {
      case row(UInt32)
      case named(NamedFact)
      case known(UInt64)
    }

    let kind: RecordedPages.Fact.Kind
    let owner: UInt32
    let name: UInt32
    let source: Source
  }

  private let plan: RenderPlan
  private let record: RecordedPages
  private let graph: SiteGraph
  private let named: [NamedFact]
  private let programs: [[String]]
  private let routePrograms: RoutePrograms
  private(set) var facts: [FoundFact] = []
  private(set) var texts: [String] = []
  private(set) var units: [RecordedPages.Unit] = []
  private(set) var factsOfUnits: [UInt32] = []
  private var textPositions: [String: UInt32] = [:]
  /// The number of the fact of each row, of each named fact, and of each fact and text of the old record, once they have one.
  private var ofRow: [UInt32?]
  private var ofNamed: [NamedFact: UInt32] = [:]
  private var ofNamedPosition: [UInt32?]
  private var ofTemplate: [TemplateID: [UInt32]] = [:]
  private var lastReason: (reason: String, position: UInt32)?
  private var ofRecorded: [UInt32?]
  private var ofRecordedText: [UInt32?]
  /// The first rows of all records with an identity, in order, and how they are called.
  private let owners: [(row: UInt32, shape: ShapeID, key: String)]

  init(_ plan: RenderPlan, _ record: RecordedPages, _ site: LoadedSite, named: [NamedFact]) {
    self.plan = plan
    self.record = record
    self.named = named
    ofNamedPosition = Array(repeating: nil, count: named.count)
    graph = site.graph
    programs = plan.fingerprints.programs.map(\.sources)
    routePrograms = site.programs
    ofRow = Array(repeating: nil, count: site.graph.tables.rowCount)
    ofRecorded = Array(repeating: nil, count: record.facts.count)
    ofRecordedText = Array(repeating: nil, count: record.texts.count)
    let documents = site.graph.pages.map { page in
      (
        row: site.graph.tables.firstRow(of: page.id), shape: site.graph.layout.document(ofType: page.type),
        key: page.document.identity
      )
    }
    let others = site.graph.identityRecords.map { (row: $0.firstRow, shape: $0.shape, key: $0.key) }
    owners = (documents + others).sorted { $0.row < $1.row }
  }

  /// Adds work that was done in this build.
  mutating func add(_ unit: WorkUnit, _ work: DoneWork, given: UInt64, day: String, reason: String) {
    let start = factsOfUnits.count
    for row in work.reads.rows { if let fact = fact(ofRow: row) { factsOfUnits.append(fact) } }
    for position in work.reads.named {
      let known = ofNamedPosition[Int(position)]
      let fact = known ?? fact(of: named[Int(position)])
      if known == nil { ofNamedPosition[Int(position)] = fact }
      factsOfUnits.append(fact)
    }
    units.append(
      RecordedPages.Unit(
        key: unit.key, given: given, facts: start..<factsOfUnits.count, diagnostics: work.diagnostics,
        sources: sources(of: unit), reason: self.reason(day, reason)))
  }

  /// Adds work that was done in an earlier one.
  mutating func add(_ unit: RecordedPages.Unit, given: UInt64) {
    let start = factsOfUnits.count
    for position in record.factsOfUnits[unit.facts] { factsOfUnits.append(fact(ofRecorded: position)) }
    units.append(
      RecordedPages.Unit(
        key: unit.key, given: given, facts: start..<factsOfUnits.count,
        diagnostics: unit.diagnostics, sources: unit.sources.map { text(ofRecorded: $0) },
        reason: text(ofRecorded: unit.reason)))
  }

  private mutating func sources(of unit: WorkUnit) -> [UInt32] {
    guard case .route(let route) = unit else { return [] }
    if case .copy(let file) = route.content { return [text(file)] }
    guard let kind = RouteKind(route, in: graph), case .success(let template?) = routePrograms.template(for: kind)
    else {
      return []
    }
    if let known = ofTemplate[template] { return known }
    let sources = programs[template.rawValue].map { text($0) }
    ofTemplate[template] = sources
    return sources
  }

  /// Mostly the same as the one before.
  private mutating func reason(_ day: String, _ reason: String) -> UInt32 {
    if let lastReason, lastReason.reason == reason { return lastReason.position }
    let position = text("\(day), because \(reason)")
    lastReason = (reason, position)
    return position
  }

  private mutating func text(_ text: String) -> UInt32 {
    if let position = textPositions[text] { return position }
    let position = UInt32(texts.count)
    texts.append(text)
    textPositions[text] = position
    return position
  }

  private mutating func text(ofRecorded position: UInt32) -> UInt32 {
    if let known = ofRecordedText[Int(position)] { return known }
    let new = text(record.text(position))
    ofRecordedText[Int(position)] = new
    return new
  }

  private mutating func append(_ fact: FoundFact) -> UInt32 {
    facts.append(fact)
    return UInt32(facts.count - 1)
  }

  private mutating func fact(ofRow row: UInt32) -> UInt32? {
    if let known = ofRow[Int(row)] { return known }
    guard let owner = owner(ofRow: row) else { return nil }
    let slots = graph.tables.shapes[Int(owner.shape.rawValue)].slots
    let name = graph.tables.names[slots[Int(row - owner.row)]]
    let new = append(FoundFact(kind: .slot, owner: text(owner.key), name: text(name), source: .row(row)))
    ofRow[Int(row)] = new
    return new
  }

  private func owner(ofRow row: UInt32) -> (row: UInt32, shape: ShapeID, key: String)? {
    var low = 0
    var high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if owners[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? owners[low - 1] : nil
  }

  private mutating func fact(of named: NamedFact) -> UInt32 {
    if let known = ofNamed[named] { return known }
    let new =
      switch named {
      case .link(let destination, let folder):
        append(FoundFact(kind: .link, owner: text(folder), name: text(destination), source: .named(named)))
      case .fileSize(let url):
        append(FoundFact(kind: .fileSize, owner: text(url), name: text(""), source: .named(named)))
      case .component(let name):
        append(FoundFact(kind: .component, owner: text(name), name: text(""), source: .named(named)))
      }
    ofNamed[named] = new
    return new
  }

  /// A fact of the old record that has not changed.
  private mutating func fact(ofRecorded position: UInt32) -> UInt32 {
    if let known = ofRecorded[Int(position)] { return known }
    let old = record.facts[Int(position)]
    let new: UInt32
    if let named = record.named(old) {
      new = fact(of: named)
    } else if let row = plan.rows[Int(position)], let known = ofRow[Int(row)] {
      new = known
    } else {
      let (owner, name) = (text(ofRecorded: old.owner), text(ofRecorded: old.name))
      new = append(FoundFact(kind: .slot, owner: owner, name: name, source: .known(old.value)))
      if let row = plan.rows[Int(position)] { ofRow[Int(row)] = new }
    }
    ofRecorded[Int(position)] = new
    return new
  }
}
