import Content
import Files
import Parallel
import Rendering
import Site
import Themes
import Values

/// The page jobs that a build runs, and the reasons. The others ran in an earlier build, with the same inputs.
struct RenderPlan: Sendable {
  let pageJobs: [PageJob]
  let fingerprints: SiteFingerprints
  /// For each page job, the fingerprint of its template's input.
  let inputs: [UInt64]
  /// For each page job, its position in the record; `nil` if it is new.
  let recorded: [Int?]
  /// For each page job, the reason to run it; `nil` if it is up to date.
  let reasons: [String?]
  /// For each dependency in the record, its row in the tables, if it is a slot that still exists and has not changed.
  let unchangedRows: [UInt32?]

  static func make(
    _ site: LoadedSite, earlier: EarlierBuild?, dependencies: NamedDependencies, parallelism: Parallelism
  ) async -> RenderPlan {
    let pageJobs = PageJob.all(of: site)
    let fingerprints = await SiteFingerprints(site, program: BuildRecord.program, parallelism: parallelism)
    async let inputsNow = parallelism.map(
      pageJobs.count, chunk: 64, state: { InputFingerprints(site, fingerprints) },
      { inputs, range in range.map { inputs.of(pageJobs[$0]) } })
    guard let earlier else {
      return RenderPlan(
        pageJobs: pageJobs, fingerprints: fingerprints, inputs: await inputsNow.flatMap { $0 },
        recorded: pageJobs.map { _ in nil },
        reasons: pageJobs.map { _ in "there was no build record" }, unchangedRows: [])
    }
    let (record, pages, unchanged) = (earlier.record, earlier.pages, earlier.unchanged.files)
    let check = DependencyCheck(pages, fingerprints)
    async let dependenciesNow = parallelism.map(
      pages.dependencies.count, chunk: 1024, state: { DependencyChecker(site, check, dependencies) },
      { checker, range in range.map { checker.state(of: pages.dependencies[$0]) } })
    let positions = Dictionary(
      pages.pageJobs.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let (inputs, dependencies) = (await inputsNow.flatMap { $0 }, await dependenciesNow.flatMap { $0 })
    let everything = reasonForAll(pages, fingerprints)
    let decided = await parallelism.map(pageJobs.count, chunk: 64) { range in
      range.map { index -> (recorded: Int?, reason: String?) in
        guard let position = positions[pageJobs[index].key] else { return (nil, "it is new") }
        if let everything { return (position, everything) }
        let pageJob = pages.pageJobs[position]
        if case .route(let route) = pageJobs[index], case .copy(let file) = route.content,
          FileStamp(file)?.isSettled(before: record.started) != true
        {
          return (position, Self.reasonForInputs(pageJobs[index]))
        }
        if pageJob.inputs != inputs[index] { return (position, Self.reasonForInputs(pageJobs[index])) }
        if let changed = pages.dependenciesOfPageJobs[pageJob.dependencies].first(where: {
          dependencies[Int($0)].hasChanged
        }) {
          return (position, Self.reason(pages.dependencies[Int(changed)], pages))
        }
        return (position, unchanged[position] ? nil : "the output file was changed or removed")
      }
    }.flatMap { $0 }
    return RenderPlan(
      pageJobs: pageJobs, fingerprints: fingerprints, inputs: inputs, recorded: decided.map(\.recorded),
      reasons: decided.map(\.reason), unchangedRows: dependencies.map { $0.hasChanged ? nil : $0.row })
  }

  private static func reasonForAll(_ pages: RecordedPages, _ fingerprints: SiteFingerprints) -> String? {
    if pages.environment != fingerprints.environment { return "the settings or Broadside itself changed" }
    return fingerprints.secrets.isSubset(of: pages.secrets) ? nil : "there are new private values to search for"
  }

  private static func reasonForInputs(_ pageJob: PageJob) -> String {
    guard case .route(let route) = pageJob else { return "its text changed" }
    switch route.content {
    case .copy(let file): return "\(file) changed"
    case .list, .feed, .export: return "its template or the items that it lists changed"
    default: return "its template or the template's input changed"
    }
  }

  private static func reason(_ dependency: RecordedPages.Dependency, _ pages: RecordedPages) -> String {
    let (owner, name) = (pages.text(dependency.owner), pages.text(dependency.name))
    switch dependency.kind {
    case .slot, .related: return "\(owner) changed: \(name)"
    case .link: return "the target of a link changed: \(name)"
    case .fileSize: return "the size of \(owner) changed"
    case .component: return "the component \"\(owner)\" changed"
    case .location: return "the location of a finding about \(owner) changed"
    }
  }
}

/// Computes the fingerprints of templates' input. Each thread has its own instance.
private struct InputFingerprints: ~Copyable {
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

  mutating func of(_ pageJob: PageJob) -> UInt64 {
    guard case .route(let route) = pageJob else { return 0 }
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
    let data = RouteVariable.data.offset
    let globals = context.globals(for: route, in: &workspace)
    for (position, isUsed) in program.usedGlobals.enumerated() where isUsed {
      fingerprint.combine(UInt64(position))
      fingerprint.combine(
        position == data
          ? fingerprints.data
          : workspace.fingerprint(of: globals[position], fingerprints.keys, deferred: fingerprints.deferred))
    }
    return fingerprint.value
  }
}

/// The data for detecting which dependencies of a record have changed.
private final class DependencyCheck: Sendable {
  let pages: RecordedPages
  let fingerprints: SiteFingerprints
  let haveAddressesChanged: Bool
  let haveRelationsChanged: Bool

  init(_ pages: RecordedPages, _ fingerprints: SiteFingerprints) {
    self.pages = pages
    self.fingerprints = fingerprints
    haveAddressesChanged = pages.addresses != fingerprints.addresses
    haveRelationsChanged =
      pages.dependencies.contains { $0.kind == .related } && pages.relations != fingerprints.relations
  }
}

/// Detects which dependencies of a record have changed. Each thread has its own checker.
private struct DependencyChecker: ~Copyable {
  private let check: DependencyCheck
  private let targets: LinkTargets
  private let workspace: Workspace
  /// The owner that was looked up last.
  private var owner: UInt32?
  private var record: (firstRow: UInt32, shape: ShapeID)?
  /// The names, by their positions in the texts of the record.
  private var names: [UInt32: NameID?] = [:]

  init(_ site: LoadedSite, _ check: DependencyCheck, _ dependencies: NamedDependencies) {
    self.check = check
    targets = LinkTargets(site, dependencies)
    workspace = Workspace(site.graph.tables)
  }

  /// Returns whether a dependency has changed and, if it is a slot, its row.
  mutating func state(of dependency: RecordedPages.Dependency) -> (row: UInt32?, hasChanged: Bool) {
    if let named = check.pages.named(dependency) {
      if case .link = named, !check.haveAddressesChanged { return (nil, false) }
      return (nil, check.fingerprints.value(of: named, targets) != dependency.value)
    }
    guard let row = row(of: dependency) else { return (nil, true) }
    // Without a comparison, this may be an outdated value that nothing uses. No row is returned, so that files rendered
    // now do not depend on it.
    if dependency.kind == .related, !check.haveRelationsChanged { return (nil, false) }
    return (row, check.fingerprints.value(atRow: row, workspace) != dependency.value)
  }

  private mutating func row(of dependency: RecordedPages.Dependency) -> UInt32? {
    // Dependencies on one record are usually next to each other.
    if owner != dependency.owner {
      owner = dependency.owner
      record = check.fingerprints.record(called: check.pages.text(dependency.owner))
    }
    guard let record else { return nil }
    let name: NameID?
    if let known = names[dependency.name] {
      name = known
    } else {
      name = check.fingerprints.name(check.pages.text(dependency.name))
      names[dependency.name] = .some(name)
    }
    return name.flatMap { check.fingerprints.slot($0, in: record.shape) }.map { record.firstRow + UInt32($0) }
  }
}
