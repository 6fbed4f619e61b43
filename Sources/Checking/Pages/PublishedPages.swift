import Diagnostics
import HTML
import Parallel
import Rendering
import Site

/// The anchors of a site's pages, and what the published files use. Every file is rendered once, and none is kept.
struct PublishedPages: Sendable {
  /// The findings that a build would report.
  private(set) var diagnostics: [Diagnostic] = []
  /// The findings about the text of templates, in the order of the pages.
  private var templateFindings: [Diagnostic] = []
  /// The outlines of the texts of documents.
  private var outlines: [MarkdownSource: TextOutline] = [:]
  /// The anchors of each page, by URL.
  private var anchors: [String: [String]] = [:]
  /// The targets of redirects, by old URL.
  private var redirects: [String: String] = [:]
  /// The targets that pages link to or show, other than themselves; see ``PageMarkup/fingerprint(of:)``.
  private var linked: Set<UInt64> = []
  /// The targets that other published files name, such as style sheets, feeds, and data.
  private var named: Set<UInt64> = []
  /// The IDs that more than one element of a page has, other than those in ``diagnostics``.
  private var repeatedIDs: [RepeatedID] = []
  /// A Boolean value that indicates whether every published file could be rendered.
  private(set) var isComplete = true

  /// Renders every file of `site`.
  static func make(_ site: LoadedSite, parallelism: Parallelism) async -> PublishedPages {
    let pageJobs = PageJob.all(of: site)
    let secrets = SecretSearch(site)
    let dependencies = NamedDependencies()
    let urls = PageChecker.urls(of: site)
    let parts = await parallelism.map(
      pageJobs.count, chunk: 16,
      state: {
        let runner = PageJobRunner(
          site, secrets: secrets, dependencies: dependencies, watchdog: parallelism.watchdog, forCheck: true)
        return PageChecker(site, urls: urls, runner: runner)
      },
      { checker, range in
        var part = PublishedPages()
        for pageJob in pageJobs[range] { part.add(pageJob, of: site, with: &checker) }
        return part
      })
    return parts.reduce(into: PublishedPages()) { $0.add($1) }
  }

  private mutating func add(_ pageJob: PageJob, of site: LoadedSite, with checker: inout PageChecker) {
    let found = checker.runner.run(pageJob).diagnostics
    diagnostics += found
    outlines.merge(checker.runner.takeOutlines()) { first, _ in first }
    guard !found.hasErrors else {
      isComplete = false
      return
    }
    guard case .route(let route) = pageJob else { return }
    let url = route.address.url
    if case .redirect(let target) = route.content {
      redirects[url] = target.url
      return
    }
    var markup = PageMarkup(
      url: url, baseURL: site.graph.settings.identity.url.text, basePath: site.graph.settings.basePath)
    if route.address.file.hasSuffix(".html") {
      markup.read(html: checker.runner.output)
      anchors[url] = markup.anchors
      if !found.contains(where: { $0.rule == .duplicateID }) {
        repeatedIDs += checker.repeatedIDs(on: route)
      }
      linked.formUnion(markup.targets.subtracting([PageMarkup.fingerprint(of: url)]))
      templateFindings += checker.findings(on: route, markup)
    } else if Self.isText(route) {
      markup.read(text: checker.runner.output, isStyleSheet: route.address.file.hasSuffix(".css"))
      named.formUnion(markup.targets)
      if route.address.file.hasSuffix(".css") { templateFindings += checker.findings(on: route, markup) }
    }
  }

  private static func isText(_ route: Route) -> Bool {
    MediaType.isText(route.address.file) && !route.address.file.hasPrefix("sitemap")
  }

  private mutating func add(_ other: PublishedPages) {
    diagnostics += other.diagnostics
    templateFindings += other.templateFindings
    outlines.merge(other.outlines) { first, _ in first }
    anchors.merge(other.anchors) { first, _ in first }
    repeatedIDs += other.repeatedIDs
    redirects.merge(other.redirects) { first, _ in first }
    linked.formUnion(other.linked)
    named.formUnion(other.named)
    isComplete = isComplete && other.isComplete
  }

  /// The findings about problems on pages that are in the text of a template: for each place, that of the first page.
  var findings: [Diagnostic] {
    var places: Set<SourceLocation> = []
    return templateFindings.filter { $0.location.map { places.insert($0).inserted } ?? true }
      + RepeatedID.findings(repeatedIDs)
  }

  /// Returns the outline of a text; `nil` if it could not be rendered.
  func outline(of text: MarkdownSource) -> TextOutline? { outlines[text] }

  /// Returns the anchors of the page at `url`, or at its redirect target; `nil` if that is not a page or could not be
  /// rendered.
  func anchors(at url: String) -> [String]? { anchors[redirects[url] ?? url] }

  /// Returns whether a page other than `url` itself links to it or shows it.
  func isLinked(_ url: String) -> Bool { linked.contains(PageMarkup.fingerprint(of: url)) }

  /// Returns whether any published file names `url`.
  func isUsed(_ url: String) -> Bool { isLinked(url) || named.contains(PageMarkup.fingerprint(of: url)) }
}
