import Diagnostics
import Parallel
import Rendering
import Site

/// Runs page jobs, one after another, and searches their results for private values. Each thread has its own runner.
package struct PageJobRunner: ~Copyable {
  private let site: LoadedSite
  private let secrets: SecretSearch
  private var renderer: RouteRenderer
  private var reader = ReadableText()

  package init(_ site: LoadedSite, secrets: SecretSearch, dependencies: NamedDependencies, watchdog: Watchdog?) {
    self.site = site
    self.secrets = secrets
    renderer = RouteRenderer(site, dependencies: dependencies, watchdog: watchdog)
  }

  /// The bytes of the last rendered route.
  package var output: [UInt8] { renderer.output }

  /// Returns the time spent on Markdown since the last call, in seconds.
  package func takeMarkdownSeconds() -> Double { renderer.takeMarkdownSeconds() }

  /// Runs one page job: renders a route into ``output``, or checks text. The findings include private values that would
  /// be published.
  package mutating func run(_ pageJob: PageJob) -> DoneWork {
    let work = renderer.run(pageJob)
    guard case .route(let route) = pageJob else { return work }
    return DoneWork(
      reads: work.reads, diagnostics: work.diagnostics + privateValues(of: route, known: work.diagnostics))
  }

  private mutating func privateValues(of route: Route, known: [Diagnostic]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if case .page(let id) = route.content, let source = renderer.source(of: id) {
      // Search the source, because HTML has other quotation marks and dashes.
      let document = site.graph.pages[Int(id.rawValue)].document
      found += secrets.findings(in: source, of: .source(document.path, line: document.body.line), with: &reader)
    }
    // Everything in the source is also on the page.
    let known = Set((known + found).filter { $0.rule == .privateValue }.compactMap(\.location))
    let file = route.address.file
    let inOutput =
      secrets.findings(in: Array(file.utf8)[...], of: .path(file), with: &reader)
      + secrets.findings(in: renderer.output[...], of: .output(route.address.url), with: &reader)
    return found + inOutput.filter { finding in finding.location.map { !known.contains($0) } ?? true }
  }
}
