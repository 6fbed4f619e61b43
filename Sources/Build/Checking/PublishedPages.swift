import Diagnostics
import Parallel
import Site

/// What a site publishes, every file made once and none kept: the anchors of its pages, and what they use.
struct PublishedPages: Sendable {
  /// What a build would say of them.
  private(set) var diagnostics: [Diagnostic] = []
  /// The anchors of each page, by its address.
  private var anchors: [String: [String]] = [:]
  /// Old addresses, and where they lead.
  private var redirects: [String: String] = [:]
  /// What pages link to or show, but for themselves; see ``PageMarkup/fingerprint(of:)``.
  private var linked: Set<UInt64> = []
  /// What anything else that is published names: style sheets, feeds, data.
  private var named: Set<UInt64> = []
  /// Whether all that is published is known.
  private(set) var isComplete = true

  /// Makes every file of `site`.
  static func making(_ site: LoadedSite, parallelism: Parallelism) async -> PublishedPages {
    let units = WorkUnit.all(of: site)
    let secrets = SecretSearch(site.documents)
    let facts = NamedFacts()
    let parts = await parallelism.map(
      units.count, chunk: 16,
      state: { RouteRenderer(site, secrets: secrets, facts: facts, watchdog: parallelism.watchdog) },
      { renderer, range in
        var part = PublishedPages()
        for unit in units[range] { part.make(unit, of: site, with: &renderer) }
        return part
      })
    return parts.reduce(into: PublishedPages()) { $0.add($1) }
  }

  private mutating func make(_ unit: WorkUnit, of site: LoadedSite, with renderer: inout RouteRenderer) {
    let found = renderer.make(unit).diagnostics
    diagnostics += found
    guard !found.hasErrors else {
      isComplete = false
      return
    }
    guard case .route(let route) = unit else { return }
    let url = route.address.url
    if case .redirect(let target) = route.content {
      redirects[url] = target.url
      return
    }
    var markup = PageMarkup(
      url: url, baseURL: site.graph.settings.baseURL, basePath: site.graph.settings.basePath)
    if route.address.file.hasSuffix(".html") {
      markup.read(html: renderer.output)
      anchors[url] = markup.anchors
      linked.formUnion(markup.targets.subtracting([PageMarkup.fingerprint(of: url)]))
    } else if Self.isText(route) {
      markup.read(text: renderer.output, isStyleSheet: route.address.file.hasSuffix(".css"))
      named.formUnion(markup.targets)
    }
  }

  private static func isText(_ route: Route) -> Bool {
    let endings = [".css", ".js", ".json", ".xml", ".svg", ".webmanifest", ".txt", ".csv", ".ics", "_headers"]
    return endings.contains(where: route.address.file.hasSuffix) && !route.address.file.hasPrefix("sitemap")
  }

  private mutating func add(_ other: PublishedPages) {
    diagnostics += other.diagnostics
    anchors.merge(other.anchors) { first, _ in first }
    redirects.merge(other.redirects) { first, _ in first }
    linked.formUnion(other.linked)
    named.formUnion(other.named)
    isComplete = isComplete && other.isComplete
  }

  /// The anchors of the page at `url`, or where that leads; `nil` where it is no page, or could not be made.
  func anchors(at url: String) -> [String]? { anchors[redirects[url] ?? url] }

  /// Whether a page links to `url`, or shows what is there, besides itself.
  func isLinked(_ url: String) -> Bool { linked.contains(PageMarkup.fingerprint(of: url)) }

  /// Whether anything that is published names `url`.
  func isUsed(_ url: String) -> Bool { isLinked(url) || named.contains(PageMarkup.fingerprint(of: url)) }
}
