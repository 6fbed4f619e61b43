import Content
import Files
import Parallel
import Site
import Values

/// The page jobs that a build runs, and the reasons. The others ran in an earlier build, with the same inputs.
struct RenderPlan: Sendable {
  let units: [WorkUnit]
  let fingerprints: SiteFingerprints
  /// For each page job, the fingerprint of its template's input.
  let given: [UInt64]
  /// For each page job, its position in the record; `nil` if it is new.
  let recorded: [Int?]
  /// For each page job, the reason to run it; `nil` if it is up to date.
  let reasons: [String?]
  /// For each dependency in the record, its row in the tables, if it is a slot that still exists and has not changed.
  let standingRows: [UInt32?]

  static func making(
    _ site: LoadedSite, earlier: EarlierBuild?, facts: NamedFacts, parallelism: Parallelism
  ) async -> RenderPlan {
    let units = WorkUnit.all(of: site)
    let fingerprints = await SiteFingerprints(site, program: BuildRecord.program, parallelism: parallelism)
    async let givenNow = parallelism.map(
      units.count, chunk: 64, state: { GivenFingerprints(site, fingerprints) },
      { given, range in range.map { given.of(units[$0]) } })
    guard let earlier else {
      return RenderPlan(
        units: units, fingerprints: fingerprints, given: await givenNow.flatMap { $0 },
        recorded: units.map { _ in nil },
        reasons: units.map { _ in "there was no build record" }, standingRows: [])
    }
    let (record, pages, standing) = (earlier.record, earlier.pages, earlier.standing.files)
    let check = FactCheck(pages, fingerprints)
    async let factsNow = parallelism.map(
      pages.facts.count, chunk: 1024, state: { FactChecker(site, check, facts) },
      { checker, range in range.map { checker.state(of: pages.facts[$0]) } })
    let positions = Dictionary(pages.units.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let (given, facts) = (await givenNow.flatMap { $0 }, await factsNow.flatMap { $0 })
    let everything = reasonForAll(pages, fingerprints)
    let decided = await parallelism.map(units.count, chunk: 64) { range in
      range.map { index -> (recorded: Int?, reason: String?) in
        guard let position = positions[units[index].key] else { return (nil, "it is new") }
        if let everything { return (position, everything) }
        let unit = pages.units[position]
        if case .route(let route) = units[index], case .copy(let file) = route.content,
          FileStamp(file)?.isSettled(before: record.started) != true
        {
          return (position, Self.reasonForGiven(units[index]))
        }
        if unit.given != given[index] { return (position, Self.reasonForGiven(units[index])) }
        if let changed = pages.factsOfUnits[unit.facts].first(where: { facts[Int($0)].hasChanged }) {
          return (position, Self.reason(pages.facts[Int(changed)], pages))
        }
        return (position, standing[position] ? nil : "the output file was changed or removed")
      }
    }.flatMap { $0 }
    return RenderPlan(
      units: units, fingerprints: fingerprints, given: given, recorded: decided.map(\.recorded),
      reasons: decided.map(\.reason), standingRows: facts.map { $0.hasChanged ? nil : $0.row })
  }

  private static func reasonForAll(_ pages: RecordedPages, _ fingerprints: SiteFingerprints) -> String? {
    if pages.environment != fingerprints.environment { return "the settings or Broadside itself changed" }
    return fingerprints.secrets.isSubset(of: pages.secrets) ? nil : "there are new private values to search for"
  }

  private static func reasonForGiven(_ unit: WorkUnit) -> String {
    guard case .route(let route) = unit else { return "its text changed" }
    switch route.content {
    case .copy(let file): return "\(file) changed"
    case .list, .feed, .export: return "its template or the items that it lists changed"
    default: return "its template or the template's input changed"
    }
  }

  private static func reason(_ fact: RecordedPages.Fact, _ pages: RecordedPages) -> String {
    let (owner, name) = (pages.text(fact.owner), pages.text(fact.name))
    switch fact.kind {
    case .slot: return "\(owner) changed: \(name)"
    case .link: return "the target of a link changed: \(name)"
    case .fileSize: return "the size of \(owner) changed"
    case .component: return "the component \"\(owner)\" changed"
    case .location: return "a finding about \(owner) has another location"
    }
  }
}

/// Computes the fingerprints of templates' input. Each thread has its own instance.
private struct GivenFingerprints: ~Copyable {
  private let site: LoadedSite
  private let fingerprints: SiteFingerprints
  private let context: RouteContext
  private var workspace: Workspace

  init(_ site: LoadedSite, _ fingerprints: SiteFingerprints) {
    self.site = site
    self.fingerprints = fingerprints
    context = RouteContext(site)
    workspace = Workspace(site.graph.tables)
  }

  mutating func of(_ unit: WorkUnit) -> UInt64 {
    guard case .route(let route) = unit else { return 0 }
    switch route.content {
    case .copy(let file):
      guard let stamp = FileStamp(file) else { return 0 }
      var fingerprint = Fingerprint(file)
      for number in [stamp.size, stamp.modified, stamp.changed] { fingerprint.combine(UInt64(number)) }
      fingerprint.combine(stamp.inode)
      return fingerprint.value
    case .text(let text): return Fingerprint(text).value
    default: break
    }
    guard let kind = RouteKind(route, in: site.graph), case .success(let template?) = site.programs.template(for: kind)
    else { return 0 }
    let program = fingerprints.programs[template.rawValue]
    var fingerprint = Fingerprint([program.fingerprint])
    workspace.reset()
    let globals = context.globals(for: route, in: &workspace)
    for (position, isUsed) in program.usedGlobals.enumerated() where isUsed {
      fingerprint.combine(UInt64(position))
      fingerprint.combine(
        position == RouteVariable.data.rawValue
          ? fingerprints.data
          : workspace.fingerprint(of: globals[position], fingerprints.keys, deferred: fingerprints.deferred))
    }
    return fingerprint.value
  }
}

/// The data for detecting which dependencies of a record have changed.
private final class FactCheck: Sendable {
  let pages: RecordedPages
  let fingerprints: SiteFingerprints
  let haveAddressesChanged: Bool
  let haveRelationsChanged: Bool
  /// The position of the name of the slot that contains related documents.
  let related: UInt32?

  init(_ pages: RecordedPages, _ fingerprints: SiteFingerprints) {
    self.pages = pages
    self.fingerprints = fingerprints
    haveAddressesChanged = pages.addresses != fingerprints.addresses
    related = pages.texts.firstIndex(of: "related").map { UInt32($0) }
    haveRelationsChanged = related != nil && pages.relations != fingerprints.relations
  }
}

/// Detects which dependencies of a record have changed. Each thread has its own checker.
private struct FactChecker: ~Copyable {
  private let check: FactCheck
  private let targets: LinkTargets
  private let workspace: Workspace
  /// The owner that was looked up last.
  private var owner: UInt32?
  private var record: (firstRow: UInt32, shape: ShapeID)?
  /// The names, by their positions in the texts of the record.
  private var names: [UInt32: NameID?] = [:]

  init(_ site: LoadedSite, _ check: FactCheck, _ facts: NamedFacts) {
    self.check = check
    targets = LinkTargets(site, facts)
    workspace = Workspace(site.graph.tables)
  }

  /// Returns whether a dependency has changed and, if it is a slot, its row.
  mutating func state(of fact: RecordedPages.Fact) -> (row: UInt32?, hasChanged: Bool) {
    if let named = check.pages.named(fact) {
      if case .link = named, !check.haveAddressesChanged { return (nil, false) }
      return (nil, check.fingerprints.value(of: named, targets) != fact.value)
    }
    guard let row = row(of: fact) else { return (nil, true) }
    // Without a comparison, this may be an outdated value that nothing uses. No row is returned, so that files rendered
    // now do not depend on it.
    if fact.name == check.related, !check.haveRelationsChanged { return (nil, false) }
    return (row, check.fingerprints.value(atRow: row, workspace) != fact.value)
  }

  private mutating func row(of fact: RecordedPages.Fact) -> UInt32? {
    // Dependencies on one record are usually next to each other.
    if owner != fact.owner {
      owner = fact.owner
      record = check.fingerprints.record(called: check.pages.text(fact.owner))
    }
    guard let record else { return nil }
    let name: NameID?
    if let known = names[fact.name] {
      name = known
    } else {
      name = check.fingerprints.name(check.pages.text(fact.name))
      names[fact.name] = .some(name)
    }
    return name.flatMap { check.fingerprints.slot($0, in: record.shape) }.map { record.firstRow + UInt32($0) }
  }
}
