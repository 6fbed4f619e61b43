import Content
import Diagnostics
import Markdown
import Site
import Templates
import Themes
import Values
import YAML

/// Renders the components in the Markdown of documents to HTML. Each thread has its own renderer.
final class ComponentRenderer {
  private let site: LoadedSite
  private let context: RouteContext
  private let components: [String: Component]
  private var renderer: Renderer
  private let reads: ReadCollector
  private var isBusy = false
  /// The renderer for the components of a document whose text a component shows.
  private lazy var inner = ComponentRenderer(
    site, reads: reads, textFilters: textFilters, resolve: resolve)
  private let textFilters: [String: (String) -> String]
  private let resolve: (Value, inout Workspace) -> Value

  /// The maximum size of the HTML of all components in a text, in bytes.
  static let sizeLimit = 16 << 20

  init(
    _ site: LoadedSite, reads: ReadCollector, textFilters: [String: (String) -> String],
    resolve: @escaping (Value, inout Workspace) -> Value
  ) {
    self.site = site
    self.reads = reads
    self.textFilters = textFilters
    self.resolve = resolve
    context = RouteContext(site)
    components = Dictionary(site.components.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    renderer = Renderer(site.library, tables: site.graph.tables, textFilters: textFilters, resolve: resolve)
    renderer.limits.outputSize = Self.sizeLimit
  }

  /// Returns the HTML of a component in the document `id`, around the HTML of its body, and the findings.
  func html(of component: MarkdownComponent, body: [UInt8], in id: DocumentID) -> ([UInt8], [Diagnostic]) {
    if isBusy { return inner.html(of: component, body: body, in: id) }
    let document = site.graph.pages[Int(id.rawValue)].document
    let place = SourceLocation(
      path: document.path, line: component.line, column: component.column, length: component.length)
    guard let declaration = components[component.name] else {
      let names = components.keys.sorted()
      let help =
        nearestName(to: component.name, in: names).map { "did you mean \"\($0)\"?" }
        ?? "use one of: \(names.joined(separator: ", "))"
      return ([], [Diagnostic(.component, "no component is named \"\(component.name)\"", at: place, help: help)])
    }
    isBusy = true
    defer { isBusy = false }
    let (attributes, errors) = declaration.decoding(
      Self.node(component), path: document.path, files: site.graph.files,
      folder: ContentPath.folder(of: document.source))
    let linked = site.graph.link(attributes, of: declaration, in: id)
    let found = errors + linked.diagnostics
    guard !found.hasErrors, let template = site.library.template(for: site.templates.entry(for: declaration)) else {
      return ([], found)
    }
    var output: [UInt8] = []
    renderer.workspace.reset()
    let relocate = renderer.workspace.scratch.append(linked.table)
    let bodyValue = renderer.workspace.scratch.text(body).markedAsHTML
    let value = renderer.workspace.scratch.record(declaration.shape, linked.slots.map { relocate($0) } + [bodyValue])
    reads.note(.component(component.name))
    defer { reads.note(rows: renderer.workspace.reads.take()) }
    do {
      try renderer.render(template, globals: context.globals(forComponent: value, in: id), into: &output)
    } catch { return ([], found + [error.diagnostic(rendering: "\(document.path):\(component.line)")]) }
    return (output, found + renderer.workspace.takeReports().map { site.graph.diagnostic(of: $0, noting: reads) })
  }

  /// Returns the attributes as a front matter node.
  private static func node(_ component: MarkdownComponent) -> Node {
    let entries = component.attributes.map { attribute in
      Node.Entry(
        key: attribute.name,
        keyPlace: Node.Place(line: attribute.line, column: attribute.nameColumn, length: attribute.nameLength),
        value: Node(
          content: .scalar(Node.Scalar(text: attribute.value, style: .quoted)),
          place: Node.Place(line: attribute.line, column: attribute.column, length: attribute.length)))
    }
    return Node(
      content: .mapping(entries),
      place: Node.Place(line: component.line, column: component.column, length: component.length))
  }
}
