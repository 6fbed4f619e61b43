import Diagnostics
import Rendering
import Site
import Templates
import Themes
import Values

/// Numbers the dependencies and strings of a new record. Those of the old record keep their numbers, so that the
/// results of an earlier build stay the same.
struct PagesBuilder {
  /// A dependency whose value is not computed yet.
  struct FoundDependency: Sendable {
    enum Source: Sendable {
      case row(UInt32)
      /// The position among the named dependencies of this build.
      case named(UInt32)
    }

    let kind: RecordedPages.Dependency.Kind
    let owner: UInt32
    let name: UInt32
    let source: Source
  }

  private let record: RecordedPages
  private let graph: SiteGraph
  private let named: [NamedDependency]
  private let programs: [[String]]
  private let routePrograms: RoutePrograms
  /// The dependencies that are not in the old record, or that have changed since.
  private(set) var dependencies: [FoundDependency] = []
  private(set) var texts: [String]
  private(set) var pageJobs: [RecordedPages.PageJob] = []
  private(set) var dependenciesOfPageJobs: [UInt32] = []
  private var textPositions: [String: UInt32] = [:]
  /// The number of the dependency on each row and, in ``ofNamed``, of each named dependency, once it has one.
  private var ofRow: [UInt32?]
  private var ofNamed: [UInt32?]
  private var ofTemplate: [TemplateID: [UInt32]] = [:]
  private var lastReason: (reason: String, position: UInt32)?
  /// The first rows of all records with an identity, in order, and their keys.
  private lazy var owners = Self.owners(in: graph)
  /// The numbers of the keys of owners and, in ``ofName``, of the names of slots, once they have one.
  private var ofOwner: [UInt32?] = []
  private var ofName: [UInt32?]

  init(_ plan: RenderPlan, _ record: RecordedPages, _ site: LoadedSite, named: [NamedDependency]) {
    self.record = record
    self.named = named
    ofNamed = Array(repeating: nil, count: named.count)
    graph = site.graph
    programs = plan.fingerprints.programs.map(\.sources)
    routePrograms = site.programs
    texts = record.texts
    ofName = Array(repeating: nil, count: site.graph.tables.names.names.count)
    ofRow = Array(repeating: nil, count: site.graph.tables.rowCount)
    for (position, row) in zip(record.dependencies.indices, plan.unchangedRows) {
      if let row { ofRow[Int(row)] = UInt32(position) }
    }
  }

  /// Reserves capacity for the dependencies of all page jobs.
  mutating func reserve(for count: Int) { dependenciesOfPageJobs.reserveCapacity(count) }

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

  /// Adds a page job that ran in this build.
  mutating func add(_ pageJob: PageJob, _ work: DoneWork, inputs: UInt64, day: String, reason: String) {
    let start = dependenciesOfPageJobs.count
    for row in work.reads.rows {
      if let dependency = dependency(ofRow: row) { dependenciesOfPageJobs.append(dependency) }
    }
    for position in work.reads.named { dependenciesOfPageJobs.append(dependency(ofNamed: position)) }
    pageJobs.append(
      RecordedPages.PageJob(
        key: pageJob.key, inputs: inputs, dependencies: start..<dependenciesOfPageJobs.count,
        diagnostics: work.diagnostics,
        sources: sources(of: pageJob), reason: self.reason(day, reason)))
  }

  /// Adds a page job that ran in an earlier build, with the same inputs.
  mutating func add(_ pageJob: RecordedPages.PageJob) {
    let start = dependenciesOfPageJobs.count
    dependenciesOfPageJobs += record.dependenciesOfPageJobs[pageJob.dependencies]
    pageJobs.append(
      RecordedPages.PageJob(
        key: pageJob.key, inputs: pageJob.inputs, dependencies: start..<dependenciesOfPageJobs.count,
        diagnostics: pageJob.diagnostics,
        sources: pageJob.sources, reason: pageJob.reason))
  }

  private mutating func sources(of pageJob: PageJob) -> [UInt32] {
    guard case .route(let route) = pageJob else { return [] }
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

  /// Returns the number of a reason, which is usually the same as the last one.
  private mutating func reason(_ day: String, _ reason: String) -> UInt32 {
    if let lastReason, lastReason.reason == reason { return lastReason.position }
    let position = text("\(day), because \(reason)")
    lastReason = (reason, position)
    return position
  }

  /// Returns the number of a new string. The string may also be among the old ones, because few strings are new and
  /// looking for them would cost more.
  private mutating func text(_ text: String) -> UInt32 {
    if let position = textPositions[text] { return position }
    let position = UInt32(texts.count)
    texts.append(text)
    textPositions[text] = position
    return position
  }

  private mutating func append(_ dependency: FoundDependency) -> UInt32 {
    dependencies.append(dependency)
    return UInt32(record.dependencies.count + dependencies.count - 1)
  }

  private mutating func dependency(ofRow row: UInt32) -> UInt32? {
    if let known = ofRow[Int(row)] { return known }
    guard let position = owner(ofRow: row) else { return nil }
    let owner = owners[position]
    let name = graph.tables.shapes[Int(owner.shape.rawValue)].slots[Int(row - owner.row)]
    let isRelated = DeferredContent(graph.tables.value(atRow: row)) == .related
    let new = append(
      FoundDependency(
        kind: isRelated ? .related : .slot, owner: text(ofOwner: position), name: text(ofName: name), source: .row(row))
    )
    ofRow[Int(row)] = new
    return new
  }

  /// Returns the number of an owner's key. Most dependencies have one of few owners and names, so most of these need
  /// not be looked up as text.
  private mutating func text(ofOwner position: Int) -> UInt32 {
    // A lazy property would be copied with every change.
    if ofOwner.isEmpty { ofOwner = Array(repeating: nil, count: owners.count) }
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

  /// Returns the position of the record that contains a row.
  private mutating func owner(ofRow row: UInt32) -> Int? {
    var low = 0
    var high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if owners[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private mutating func dependency(ofNamed position: UInt32) -> UInt32 {
    if let known = ofNamed[Int(position)] { return known }
    let named = named[Int(position)]
    let (kind, owner, name): (RecordedPages.Dependency.Kind, String, String) =
      switch named {
      case .link(let destination, let folder): (.link, folder, destination)
      case .fileSize(let url): (.fileSize, url, "")
      case .component(let name): (.component, name, "")
      case .location(let field, let identity): (.location, identity, field)
      }
    let new = append(FoundDependency(kind: kind, owner: text(owner), name: text(name), source: .named(position)))
    ofNamed[Int(position)] = new
    return new
  }
}
