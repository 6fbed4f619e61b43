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

/// Numbers the facts and texts of a new record. Those of the old one keep their numbers, so that what was done in an earlier build stays as it is.
private struct PagesBuilder {
  /// A fact whose value is still to be had.
  struct FoundFact: Sendable {
    enum Source: Sendable {
      case row(UInt32)
      /// By its position among the named facts of this build.
      case named(UInt32)
    }

    let kind: RecordedPages.Fact.Kind
    let owner: UInt32
    let name: UInt32
    let source: Source
  }

  private let record: RecordedPages
  private let graph: SiteGraph
  private let named: [NamedFact]
  private let programs: [[String]]
  private let routePrograms: RoutePrograms
  /// The facts that the old record has not, or that have changed since.
  private(set) var facts: [FoundFact] = []
  private(set) var texts: [String]
  private(set) var units: [RecordedPages.Unit] = []
  private(set) var factsOfUnits: [UInt32] = []
  private var textPositions: [String: UInt32] = [:]
  /// The number of the fact of each row, and of each named fact, once they have one.
  private var ofRow: [UInt32?]
  private var ofNamed: [UInt32?]
  private var ofTemplate: [TemplateID: [UInt32]] = [:]
  private var lastReason: (reason: String, position: UInt32)?
  /// The first rows of all records with an identity, in order, and how they are called.
  private lazy var owners = Self.owners(in: graph)
  /// The numbers of what they are called, and of the names of slots, once they have one.
  private lazy var ofOwner = [UInt32?](repeating: nil, count: owners.count)
  private lazy var ofName = [UInt32?](repeating: nil, count: graph.tables.names.names.count)

  init(_ plan: RenderPlan, _ record: RecordedPages, _ site: LoadedSite, named: [NamedFact]) {
    self.record = record
    self.named = named
    ofNamed = Array(repeating: nil, count: named.count)
    graph = site.graph
    programs = plan.fingerprints.programs.map(\.sources)
    routePrograms = site.programs
    texts = record.texts
    ofRow = Array(repeating: nil, count: site.graph.tables.rowCount)
    for (position, row) in zip(record.facts.indices, plan.standingRows) {
      if let row { ofRow[Int(row)] = UInt32(position) }
    }
  }

  /// Makes room for the facts of all units.
  mutating func reserve(for count: Int) { factsOfUnits.reserveCapacity(count) }

  private static func owners(in graph: SiteGraph) -> [(row: UInt32, shape: ShapeID, key: String)] {
    let documents = graph.pages.map { page in
      (
        row: graph.tables.firstRow(of: page.id), shape: graph.layout.document(ofType: page.type),
        key: page.document.identity
      )
    }
    let others = graph.identityRecords.map { (row: $0.firstRow, shape: $0.shape, key: $0.key) }
    return (documents + others).sorted { $0.row < $1.row }
  }

  /// Adds work that was done in this build.
  mutating func add(_ unit: WorkUnit, _ work: DoneWork, given: UInt64, day: String, reason: String) {
    let start = factsOfUnits.count
    for row in work.reads.rows { if let fact = fact(ofRow: row) { factsOfUnits.append(fact) } }
    for position in work.reads.named { factsOfUnits.append(fact(ofNamed: position)) }
    units.append(
      RecordedPages.Unit(
        key: unit.key, given: given, facts: start..<factsOfUnits.count, diagnostics: work.diagnostics,
        sources: sources(of: unit), reason: self.reason(day, reason)))
  }

  /// Adds work that was done in an earlier one, of the same things.
  mutating func add(_ unit: RecordedPages.Unit) {
    let start = factsOfUnits.count
    factsOfUnits += record.factsOfUnits[unit.facts]
    units.append(
      RecordedPages.Unit(
        key: unit.key, given: unit.given, facts: start..<factsOfUnits.count, diagnostics: unit.diagnostics,
        sources: unit.sources, reason: unit.reason))
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

  /// The number of a text that is new; it may stand among the old ones, too, since few are new and looking for them costs more.
  private mutating func text(_ text: String) -> UInt32 {
    if let position = textPositions[text] { return position }
    let position = UInt32(texts.count)
    texts.append(text)
    textPositions[text] = position
    return position
  }

  private mutating func append(_ fact: FoundFact) -> UInt32 {
    facts.append(fact)
    return UInt32(record.facts.count + facts.count - 1)
  }

  private mutating func fact(ofRow row: UInt32) -> UInt32? {
    if let known = ofRow[Int(row)] { return known }
    guard let position = owner(ofRow: row) else { return nil }
    let owner = owners[position]
    let name = graph.tables.shapes[Int(owner.shape.rawValue)].slots[Int(row - owner.row)]
    let new = append(
      FoundFact(kind: .slot, owner: text(ofOwner: position), name: text(ofName: name), source: .row(row)))
    ofRow[Int(row)] = new
    return new
  }

  /// The number of what an owner is called. Most facts are of few owners and few names, which need not be looked for by their texts each time.
  private mutating func text(ofOwner position: Int) -> UInt32 {
    if let known = ofOwner[position] { return known }
    let new = text(owners[position].key)
    ofOwner[position] = new
    return new
  }

  private mutating func text(ofName name: NameID) -> UInt32 {
    if let known = ofName[Int(name.rawValue)] { return known }
    let new = text(graph.tables.names[name])
    ofName[Int(name.rawValue)] = new
    return new
  }

  /// The position of the record that a row is in.
  private mutating func owner(ofRow row: UInt32) -> Int? {
    var low = 0
    var high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if owners[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private mutating func fact(ofNamed position: UInt32) -> UInt32 {
    if let known = ofNamed[Int(position)] { return known }
    let named = named[Int(position)]
    let (kind, owner, name): (RecordedPages.Fact.Kind, String, String) =
      switch named {
      case .link(let destination, let folder): (.link, folder, destination)
      case .fileSize(let url): (.fileSize, url, "")
      case .component(let name): (.component, name, "")
      }
    let new = append(FoundFact(kind: kind, owner: text(owner), name: text(name), source: .named(position)))
    ofNamed[Int(position)] = new
    return new
  }
}
