import Content
import Diagnostics
import Files
import Markdown
import Site
import Templates
import Values

/// Makes the bytes of routes, one after the other. One for each thread.
struct RouteRenderer: ~Copyable {
  private let graph: SiteGraph
  private let routes: Routes
  private let templates: RouteTemplates
  private let library: TemplateLibrary
  private let bodies: BodyRenderer
  private let secrets: SecretSearch
  private var renderer: Renderer
  /// The bytes of the route made last.
  private(set) var output: [UInt8] = []

  init(_ graph: SiteGraph, routes: Routes, templates: RouteTemplates, library: TemplateLibrary, secrets: SecretSearch) {
    self.graph = graph
    self.routes = routes
    self.templates = templates
    self.library = library
    self.secrets = secrets
    let bodies = BodyRenderer(graph, routes: routes)
    self.bodies = bodies
    let headingShape = graph.layout.heading
    let textFilters: [String: (String) -> String] = [
      "markdown": bodies.html(of:), "absolute_url": { graph.settings.absolute($0) },
    ]
    renderer = Renderer(library, tables: graph.tables, textFilters: textFilters) { value, workspace in
      guard let id = value.documentID, let content = DeferredContent(value) else { return .null }
      switch content {
      case .content: return workspace.scratch.text(bodies.body(of: id).html).markedAsHTML
      case .feedContent: return workspace.scratch.text(bodies.feedBody(of: id)).markedAsHTML
      case .field(let position): return workspace.scratch.text(bodies.field(position, of: id)).markedAsHTML
      case .excerpt: return workspace.scratch.text(bodies.excerpt(of: id))
      case .related: return workspace.scratch.list(graph.related(to: id).map(graph.value))
      case .headings:
        let headings = bodies.body(of: id).headings.map { heading in
          workspace.scratch.record(
            headingShape,
            [workspace.scratch.text(heading.id), workspace.scratch.text(heading.title), .integer(heading.level)])
        }
        return workspace.scratch.list(headings)
      }
    }
  }

  /// Makes the bytes of `route` in ``output`` and returns what is wrong with it, or with their being published.
  mutating func render(_ route: Route) -> [Diagnostic] {
    var diagnostics = make(route)
    if case .page(let id) = route.content {
      // As it was written, for quotation marks and dashes become others in HTML.
      let document = graph.pages[Int(id.rawValue)].document
      diagnostics += secrets.findings(in: Array(document.body.bytes), of: document.path, firstLine: document.body.line)
    }
    return diagnostics + secrets.findings(in: output, of: route.address.url)
  }

  private mutating func make(_ route: Route) -> [Diagnostic] {
    output.removeAll(keepingCapacity: true)
    if case .copy(let file) = route.content {
      do { output = try FileContents.read(file) } catch { return [Diagnostic(.error, error.description)] }
      return []
    }
    var diagnostics: [Diagnostic] = []
    if case .page(let id) = route.content { diagnostics += bodies.diagnostics(of: id) }
    guard let kind = RouteKind(route, in: graph) else { return diagnostics }
    switch templates.entry(for: kind) {
    case .success(let entry):
      guard !diagnostics.hasErrors, let template = library.template(for: entry) else { break }
      renderer.workspace.reset()
      let context = RouteContext(graph, routes: routes)
      let globals = context.globals(for: route, in: &renderer.workspace)
      do { try renderer.render(template, globals: globals, into: &output) } catch {
        diagnostics.append(error.diagnostic(rendering: route.address.url))
      }
    case .failure(let missing): diagnostics.append(missing.diagnostic(for: route))
    }
    return diagnostics
  }
}
