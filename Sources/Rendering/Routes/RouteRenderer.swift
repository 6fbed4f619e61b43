import Content
import Diagnostics
import Files
import Markdown
import Parallel
import Site
import Templates
import Themes
import Values

/// Renders routes, one after another. Each thread has its own renderer.
package struct RouteRenderer: ~Copyable {
  private let site: LoadedSite
  private let bodies: BodyRenderer
  private var renderer: Renderer
  /// The bytes of the last rendered route.
  package private(set) var output: [UInt8] = []

  package init(
    _ site: LoadedSite, dependencies: NamedDependencies, watchdog: Watchdog?, forCheck isForCheck: Bool = false
  ) {
    self.site = site
    let bodies = BodyRenderer(site, dependencies: dependencies, watchdog: watchdog, forCheck: isForCheck)
    self.bodies = bodies
    renderer = Renderer(
      site.library, tables: site.graph.tables, textFilters: bodies.textFilters, resolve: bodies.resolve)
  }

  /// Returns the time spent on Markdown since the last call, in seconds.
  package func takeMarkdownSeconds() -> Double {
    defer { bodies.markdownSeconds = 0 }
    return bodies.markdownSeconds
  }

  /// Returns the Markdown of a document's body, or `nil` if its file cannot be read.
  package func source(of id: DocumentID) -> ArraySlice<UInt8>? { try? bodies.source(of: id) }

  /// Returns the HTML and the headings of a document's body; those of the last rendered page are cached.
  package func body(of id: DocumentID) -> MarkdownDocument { bodies.body(of: id) }

  /// Returns the outlines of the texts that were rendered since the last call, for a check.
  package func takeOutlines() -> [MarkdownSource: TextOutline] { bodies.takeOutlines() }

  /// Runs one page job: renders a route into ``output``, or checks text.
  package mutating func run(_ pageJob: PageJob) -> DoneWork {
    bodies.beginFile()
    let diagnostics =
      switch pageJob {
      case .route(let route): render(route)
      case .texts(let id, _): bodies.diagnostics(of: id)
      }
    bodies.reads.note(rows: renderer.workspace.reads.take())
    return DoneWork(reads: bodies.reads.take(), diagnostics: diagnostics + bodies.takeFailures())
  }

  /// Renders `route` again, and returns the parts of templates that wrote its output; `nil` if no template did.
  package mutating func origins(of route: Route) -> OutputOrigins? {
    guard let kind = RouteKind(route, in: site.graph),
      case .success(let template?) = site.programs.template(for: kind)
    else { return nil }
    bodies.beginFile()
    renderer.workspace.reset()
    let globals = RouteContext(site).globals(for: route, in: &renderer.workspace)
    let origins = try? renderer.origins(of: template, globals: globals)
    _ = (renderer.workspace.takeReports(), renderer.workspace.reads.take(), bodies.reads.take(), bodies.takeFailures())
    return origins
  }

  /// Renders `route` into ``output``. Returns the findings.
  private mutating func render(_ route: Route) -> [Diagnostic] {
    output.removeAll(keepingCapacity: true)
    if case .copy(let file) = route.content {
      let folder = site.foundation.declarations.tree.folder
      let isContent = file.hasPrefix(folder.path + "/")
      do { output = try FileContents.read(file, inside: isContent ? folder : nil) } catch {
        return [Diagnostic(.unreadableFile, error.description)]
      }
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
