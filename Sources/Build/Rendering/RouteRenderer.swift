import Content
import Diagnostics
import Files
import Markdown
import Parallel
import Site
import Templates
import Values

/// Renders routes, one after another. Each thread has its own renderer.
struct RouteRenderer: ~Copyable {
  private let site: LoadedSite
  private let bodies: BodyRenderer
  private let secrets: SecretSearch
  private var renderer: Renderer
  /// The bytes of the last rendered route.
  private(set) var output: [UInt8] = []

  init(_ site: LoadedSite, secrets: SecretSearch, dependencies: NamedDependencies, watchdog: Watchdog?) {
    self.site = site
    self.secrets = secrets
    let bodies = BodyRenderer(site, dependencies: dependencies, watchdog: watchdog)
    self.bodies = bodies
    renderer = Renderer(
      site.library, tables: site.graph.tables, textFilters: bodies.textFilters, resolve: bodies.resolve)
  }

  /// Returns the time spent on Markdown since the last call, in seconds.
  func takeMarkdownSeconds() -> Double {
    defer { bodies.markdownSeconds = 0 }
    return bodies.markdownSeconds
  }

  /// Runs one page job: renders a route into ``output``, or checks text. Returns the findings and the dependencies.
  mutating func make(_ pageJob: PageJob) -> (diagnostics: [Diagnostic], reads: FileReads) {
    bodies.beginFile()
    let diagnostics =
      switch pageJob {
      case .route(let route): render(route)
      case .texts(let id, _): bodies.diagnostics(of: id)
      }
    bodies.reads.note(rows: renderer.workspace.reads.take())
    return (diagnostics, bodies.reads.take())
  }

  /// Renders `route` into ``output``. Returns the findings, including private values that would be published.
  private mutating func render(_ route: Route) -> [Diagnostic] {
    var diagnostics = make(route)
    if case .page(let id) = route.content {
      // Search the source, because HTML has other quotation marks and dashes.
      let document = site.graph.pages[Int(id.rawValue)].document
      if let source = try? bodies.source(of: id) {
        diagnostics += secrets.findings(in: source, of: .source(document.path, line: document.body.line))
      }
    }
    // Everything in the source is also on the page.
    let known = Set(diagnostics.filter { $0.rule == .privateValue }.compactMap(\.location))
    let found = secrets.findings(in: output[...], of: .output(route.address.url))
    return diagnostics + found.filter { finding in finding.location.map { !known.contains($0) } ?? true }
  }

  private mutating func make(_ route: Route) -> [Diagnostic] {
    output.removeAll(keepingCapacity: true)
    if case .copy(let file) = route.content {
      do { output = try FileContents.read(file) } catch { return [Diagnostic(.unreadableFile, error.description)] }
      return []
    }
    if case .text(let text) = route.content {
      output = Array(text.utf8)
      return []
    }
    var diagnostics: [Diagnostic] = []
    if case .page(let id) = route.content { diagnostics += bodies.diagnostics(of: id) }
    guard let kind = RouteKind(route, in: site.graph) else { return diagnostics }
    switch site.programs.template(for: kind) {
    case .success(let template):
      guard !diagnostics.hasErrors, let template else { break }
      renderer.workspace.reset()
      let context = RouteContext(site)
      let globals = context.globals(for: route, in: &renderer.workspace)
      do { try renderer.render(template, globals: globals, into: &output) } catch {
        diagnostics.append(error.diagnostic(rendering: route.address.url))
      }
      for report in renderer.workspace.takeReports() {
        diagnostics.append(site.graph.diagnostic(of: report, noting: bodies.reads))
      }
    // This was reported once for all routes of the kind.
    case .failure: break
    }
    return diagnostics
  }
}
