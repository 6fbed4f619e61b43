import Content
import Parallel
import Rendering
import Site
import Templates
import Themes
import Values

/// The current fingerprints of everything that output files can depend on.
final class SiteFingerprints: Sendable {
  let keys: IdentityKeys
  /// The fingerprint of everything that affects all files: the settings that templates do not read, and the program
  /// itself.
  let environment: UInt64
  /// The fingerprint of all URLs that a link could point to, and of the reasons why some of them do not exist.
  let addresses: UInt64
  /// The fingerprint of the theme's data.
  let data: UInt64
  /// The fingerprints of the private values that are searched for in every file.
  let secrets: Set<UInt64>
  /// The summary of each compiled template, by its number.
  let programs: [TemplateLibrary.Summary]
  private let graph: SiteGraph
  private let tables: Tables
  private let components: [String: UInt64]
  private let records: [String: IdentityRecord]

  init(_ site: LoadedSite, program: UInt64, parallelism: Parallelism) async {
    let graph = site.graph
    self.graph = graph
    tables = graph.tables
    let documentKeys = graph.pages.map { Fingerprint($0.document.identity).value }
    let recordKeys = graph.identityRecords.map { ($0.firstRow, Fingerprint($0.key).value) }
    keys = IdentityKeys(
      documents: documentKeys, records: Dictionary(recordKeys, uniquingKeysWith: { first, _ in first }),
      tables: graph.tables)
    records = Dictionary(graph.identityRecords.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    programs = site.library.summaries(graph.tables.names)
    addresses = await Self.addresses(site, parallelism)
    var environment = Fingerprint([program, graph.settings.allowsRawHTML ? 1 : 0])
    let settings = graph.settings
    for text in [settings.identity.url.text, settings.locale.language] + settings.schemes.added {
      environment.combine(text)
    }
    // Advice on tags and HTML of other tools names the components and the hosts that frames can show.
    for component in site.components {
      environment.combine(component.name)
      for field in component.fields { environment.combine(field.key) }
    }
    for host in settings.values.frameHostNames { environment.combine(host) }
    // A template can list the names of a record, and can get a finding for a name that does not exist.
    for shape in graph.tables.shapes {
      environment.combine(UInt64(shape.slots.count))
      for slot in shape.slots { environment.combine(graph.tables.names[slot]) }
    }
    self.environment = environment.value
    data = Workspace(graph.tables).fingerprint(of: graph.variables.data, keys, deferred: { _ in 0 })
    secrets = Set(
      site.secrets.map { secret in
        Fingerprint([Fingerprint(secret.text).value, UInt64(secret.recognition.rawValue)]).value
      })
    let programs = programs
    let addresses = addresses
    let data = data
    let theme = Workspace(graph.tables).fingerprint(of: graph.variables.theme, keys, deferred: { _ in 0 })
    components = Dictionary(
      site.components.map { component in
        let template = site.library.template(for: site.templates.entry(for: component))
        var fingerprint = Fingerprint([template.map { programs[$0.rawValue].fingerprint } ?? 0])
        fingerprint.combine(component.declaration)
        if let template, programs[template.rawValue].usedGlobals[RouteVariable.data.offset] {
          fingerprint.combine(data)
        }
        fingerprint.combine(theme)
        // Attributes can name documents and files.
        if component.fields.contains(where: { $0.type.namesFiles || !$0.type.references.isEmpty }) {
          fingerprint.combine(addresses)
        }
        return (component.name, fingerprint.value)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the fingerprint of all URLs. It is based on sums, because the parts have no order.
  private static func addresses(_ site: LoadedSite, _ parallelism: Parallelism) async -> UInt64 {
    let (documents, pages, routes) = (site.documents, site.graph.pages, site.routes.all)
    func sum(_ count: Int, _ part: @escaping @Sendable (Int) -> Fingerprint) async -> UInt64 {
      await parallelism.map(count, chunk: 512) { range in range.reduce(UInt64(0)) { $0 &+ part($1).value } }
        .reduce(0, &+)
    }
    let hidden = await sum(documents.count) { Fingerprint(documents[$0].identity) }
    let shown = await sum(pages.count) { position in
      var fingerprint = Fingerprint(pages[position].document.identity)
      fingerprint.combine(pages[position].url ?? "")
      return fingerprint
    }
    let urls = await sum(routes.count) { position in
      var fingerprint = Fingerprint([1])
      fingerprint.combine(routes[position].address.url)
      return fingerprint
    }
    let files = [site.graph.files, site.graph.links.withheld].map { files in
      files.paths.reduce(UInt64(0)) { $0 &+ Fingerprint($1).value }
    }
    return Fingerprint([hidden, shown, urls, site.graph.links.absencesFingerprint] + files).value
  }
}

extension SiteFingerprints {
  /// Returns the first row and the layout of the record `owner`, which is an identity for a document; `nil` if there is
  /// none.
  func record(called owner: String) -> (firstRow: UInt32, shape: ShapeID)? {
    if case .shown(let id) = graph.identities[owner] {
      return (tables.firstRow(of: id), graph.layout.document(ofType: graph.pages[Int(id.rawValue)].type))
    }
    return records[owner].map { ($0.firstRow, $0.shape) }
  }

  /// Returns the number of a name, or `nil` if nothing has that name.
  func name(_ name: String) -> NameID? { tables.names.id(of: name) }

  /// Returns the position of the slot `name`, or `nil` if records of that layout have no such slot.
  func slot(_ name: NameID, in shape: ShapeID) -> Int? { tables.slot(of: name, in: shape) }

  /// The fingerprint of everything that determines which documents are related.
  var relations: UInt64 { graph.relationsFingerprint(keys.documents) }

  /// Returns the fingerprint of the value at `row` of the tables.
  func value(atRow row: UInt32, _ workspace: borrowing Workspace) -> UInt64 {
    workspace.fingerprint(of: tables.value(atRow: row), keys, deferred: deferred)
  }

  /// Returns the fingerprint of the current value of a named dependency.
  func value(of dependency: NamedDependency, _ targets: LinkTargets) -> UInt64 {
    switch dependency {
    case .link(let destination, let folder): return targets.target(of: destination, from: folder).fingerprint
    case .fileSize(let url): return Fingerprint([(try? graph.fileSize(at: url)).map { UInt64($0) } ?? .max]).value
    case .location(let field, let identity): return graph.location(of: field, in: identity)?.fingerprint ?? 0
    case .component(let name): return components[name] ?? 0
    }
  }

  /// Returns the fingerprint of a deferred value.
  func deferred(_ value: Value) -> UInt64 {
    guard let id = value.documentID, let content = DeferredContent(value) else { return 0 }
    let document = graph.pages[Int(id.rawValue)].document
    switch content {
    case .content, .feedContent, .headings:
      // Rendering the body also checks the Markdown fields.
      var fingerprint = Fingerprint([document.body.fingerprint, UInt64(document.body.line)])
      // In a feed, links within the document are absolute URLs.
      if content == .feedContent { fingerprint.combine(graph.pages[Int(id.rawValue)].url ?? "") }
      for text in document.record.markdown {
        fingerprint.combine(text.text)
        fingerprint.combine(UInt64(text.line))
      }
      return fingerprint.value
    case .field(let position): return Fingerprint(document.record.markdown[position].text).value
    case .related: return Fingerprint(graph.related(to: id).map { keys.documents[Int($0.rawValue)] }).value
    }
  }
}
