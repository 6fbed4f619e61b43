import Diagnostics
import HTML
import Markdown
import Parallel
import Rendering
import Site
import Templates

/// Runs page jobs, one after another, and searches their results for private values. Each thread has its own runner.
package struct PageJobRunner: ~Copyable {
  private let site: LoadedSite
  private let secrets: SecretSearch
  private var renderer: RouteRenderer
  private var reader = ReadableText()

  package init(
    _ site: LoadedSite, secrets: SecretSearch, dependencies: NamedDependencies, watchdog: Watchdog?,
    forCheck isForCheck: Bool = false
  ) {
    self.site = site
    self.secrets = secrets
    renderer = RouteRenderer(site, dependencies: dependencies, watchdog: watchdog, forCheck: isForCheck)
  }

  /// The bytes of the last rendered route.
  package var output: [UInt8] { renderer.output }

  /// Returns the time spent on Markdown since the last call, in seconds.
  package func takeMarkdownSeconds() -> Double { renderer.takeMarkdownSeconds() }

  /// Returns the outlines of the texts that were rendered since the last call, for a check.
  func takeOutlines() -> [MarkdownSource: TextOutline] { renderer.takeOutlines() }

  /// Runs one page job: renders a route into ``output``, or checks text. The findings include private values that would
  /// be published.
  package mutating func run(_ pageJob: PageJob) -> DoneWork {
    let work = renderer.run(pageJob)
    guard case .route(let route) = pageJob else { return work }
    return DoneWork(
      reads: work.reads,
      diagnostics: work.diagnostics + privateValues(of: route, known: work.diagnostics) + duplicateIDs(on: route))
  }

  /// Renders `route` again, and returns the parts of templates that wrote its output; `nil` if no template did.
  mutating func origins(of route: Route) -> OutputOrigins? { renderer.origins(of: route) }

  /// Returns the findings about IDs in the text of a document that other elements of its page also have.
  ///
  /// They count as dated, because a template may contain the other element only on some days.
  private func duplicateIDs(on route: Route) -> [Diagnostic] {
    guard case .page(let id) = route.content, route.address.file.hasSuffix(".html") else { return [] }
    let duplicates = DuplicateIDs.all(in: output).map(\.value)
    guard !duplicates.isEmpty else { return [] }
    let document = site.graph.pages[Int(id.rawValue)].document
    let body = renderer.body(of: id)
    let own = Set(DuplicateIDs.ids(in: body.html))
    return duplicates.filter { own.contains(Array($0.utf8)) }.map { id in
      let heading = body.headings.first { $0.id.isIdentical(to: id) }
      let subject = heading.map { "the heading \"\($0.title)\"" } ?? "an element of this text"
      return Diagnostic(
        .duplicateID, "\(subject) has the same ID as another element on the page: \"\(id)\"",
        at: heading?.place.location(in: document.path) ?? document.origin.start,
        help: heading == nil
          ? "choose another ID" : "rename the heading, or change the ID in the template, for example to \"theme:\(id)\""
      ).dated
    }
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
