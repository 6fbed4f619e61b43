import Content
import Diagnostics
import Files
import Markdown
import Site
import Values

/// Makes HTML of documents' Markdown, with the links between content files leading where the site has them. One for each
/// thread.
final class BodyRenderer {
  private let graph: SiteGraph
  private let links: Links
  private let urls: Set<String>
  private let markdown: MarkdownRenderer
  private let site: LoadedSite
  private lazy var components = ComponentRenderer(site, textFilters: textFilters) { [unowned self] value, workspace in
    resolve(value, &workspace)
  }
  private lazy var nearPaths = NearestNames(links.paths)
  private lazy var nearURLs = NearestNames(urls)
  private var last: (id: DocumentID, document: MarkdownDocument)?
  /// The documents whose texts are being made, the outermost first.
  private var underWay: [DocumentID] = []
  /// Those of them that a component asked for again.
  private var circular: Set<DocumentID> = []

  init(_ site: LoadedSite) {
    self.site = site
    graph = site.graph
    links = graph.links
    urls = site.routes.urls
    markdown = MarkdownRenderer(options: MarkdownOptions(rawHTML: graph.settings.allowsRawHTML))
  }

  /// What the text filters of templates do that know the site.
  var textFilters: [String: (String) -> String] {
    let (markdown, graph) = (markdown, graph)
    return [
      "markdown": { text in
        // Such a text belongs to no document, so components have no place in it but for what they hold.
        String(decoding: markdown.render(ArraySlice(text.utf8)).assembled { $1 }, as: UTF8.self)
      },
      "absolute_url": { graph.settings.absolute($0) },
      "file_size": { url in
        graph.files.path(of: url).flatMap { FileStatus(graph.contentRoot + "/" + $0) }.map { FileSize.text($0.size) }
          ?? ""
      },
    ]
  }

  /// What of a document is made only when a template reads it.
  func resolve(_ value: Value, _ workspace: inout Workspace) -> Value {
    guard let id = value.documentID, let content = DeferredContent(value) else { return .null }
    switch content {
    case .content: return workspace.scratch.text(body(of: id).html).markedAsHTML
    case .feedContent: return workspace.scratch.text(feedBody(of: id)).markedAsHTML
    case .field(let position): return workspace.scratch.text(field(position, of: id)).markedAsHTML
    case .excerpt: return workspace.scratch.text(excerpt(of: id))
    case .related: return workspace.scratch.list(graph.related(to: id).map(graph.value))
    case .headings:
      let headings = body(of: id).headings.map { heading in
        let texts = [workspace.scratch.text(heading.id), workspace.scratch.text(heading.title)]
        return workspace.scratch.record(graph.layout.heading, texts + [.integer(heading.level)])
      }
      return workspace.scratch.list(headings)
    }
  }

  /// How many characters an excerpt has at the most.
  private static let excerptLimit = 280

  /// The document's body as HTML. The one made last is kept, for its page asks for it more than once.
  func body(of id: DocumentID) -> MarkdownDocument {
    if let last, last.id == id { return last.document }
    let document = graph.pages[Int(id.rawValue)].document
    let rendered = render(document.body.bytes, line: document.body.line, of: id, isAbsolute: false).document
    last = (id, rendered)
    return rendered
  }

  /// The body with every address absolute, as a feed needs it.
  func feedBody(of id: DocumentID) -> [UInt8] {
    let page = graph.pages[Int(id.rawValue)]
    let document = render(page.document.body.bytes, line: page.document.body.line, of: id, isAbsolute: true).document
    let html = document.components.isEmpty ? document.html : whole(document.html)
    // The links of footnotes are cmark's own. No text has an unescaped quotation mark that could look like one.
    let permalink = permalink(of: page)
    return Array(html.replacing("href=\"#fn".utf8, with: "href=\"\(permalink)#fn".utf8))
  }

  /// HTML in which the addresses that components wrote are whole ones.
  private func whole(_ html: [UInt8]) -> [UInt8] {
    let root = graph.settings.basePath + "/"
    let whole = graph.settings.absolute(root)
    // What begins with two slashes is an address elsewhere already.
    return Array(
      html.replacing(" href=\"//".utf8, with: " href=\"https://".utf8)
        .replacing(" src=\"//".utf8, with: " src=\"https://".utf8).replacing(
          " href=\"\(root)".utf8, with: " href=\"\(whole)".utf8
        )
        .replacing(" src=\"\(root)".utf8, with: " src=\"\(whole)".utf8))
  }

  private func permalink(of page: Page) -> String { graph.settings.absolute(page.url ?? graph.settings.basePath + "/") }

  func excerpt(of id: DocumentID) -> String {
    markdown.excerpt(of: graph.pages[Int(id.rawValue)].document.body.bytes, limit: Self.excerptLimit)
  }

  func field(_ position: Int, of id: DocumentID) -> [UInt8] {
    let text = graph.pages[Int(id.rawValue)].document.markdown[position]
    return render(ArraySlice(text.text.utf8), line: text.line, of: id, isAbsolute: false).document.html
  }

  /// Everything that is wrong with the texts of a document: its body and its fields in Markdown.
  func diagnostics(of id: DocumentID) -> [Diagnostic] {
    let document = graph.pages[Int(id.rawValue)].document
    let body = render(document.body.bytes, line: document.body.line, of: id, isAbsolute: false)
    last = (id, body.document)
    let fields = document.markdown.flatMap {
      render(ArraySlice($0.text.utf8), line: $0.line, of: id, isAbsolute: false).diagnostics
    }
    return body.diagnostics + fields
  }

  private func render(
    _ source: ArraySlice<UInt8>, line: Int, of id: DocumentID, isAbsolute: Bool
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
    guard !underWay.contains(id) else {
      circular.insert(id)
      return (.empty, [])
    }
    underWay.append(id)
    defer { underWay.removeLast() }
    let page = graph.pages[Int(id.rawValue)]
    let folder = ContentPath.folder(of: page.document.source)
    var diagnostics: [Diagnostic] = []
    let document = markdown.render(source, startLine: line) { link in
      let location = SourceLocation(path: page.document.path, line: link.line, column: link.column, length: link.length)
      switch links.destination(link.destination, from: folder) {
      case .site(let url):
        if let problem = unknown(url, at: location) { diagnostics.append(problem) }
        return .replace(isAbsolute ? graph.settings.absolute(url) : url)
      case .elsewhere where isAbsolute && link.destination.hasPrefix("#"):
        return .replace(permalink(of: page) + link.destination)
      case .elsewhere where isAbsolute && link.destination.hasPrefix("//"):
        return .replace(graph.settings.baseURL.prefix { $0 != "/" } + link.destination)
      case .elsewhere where link.destination.isEmpty:
        diagnostics.append(
          Diagnostic(.error, "this link has no address", at: location, help: "write it between the parentheses"))
        return .drop
      case .elsewhere: return .keep
      case .replaced(let url): return .replace(url)
      case .listed:
        diagnostics.append(
          Diagnostic(
            .error, "this link leads to \(link.destination), which has no page", at: location,
            help: "link to a page that lists it"))
        return .drop
      case .hidden:
        diagnostics.append(
          Diagnostic(
            .warning, "this link leads to \(link.destination), which is not published", at: location,
            help: "its text is shown without a link"))
        return .drop
      case .nowhere(let path):
        let nearest = path.flatMap { links.nearest(to: $0, from: folder, among: nearPaths) }
        let what = link.kind == .image ? "picture" : "link"
        diagnostics.append(
          Diagnostic(
            .error, "this \(what) leads to \"\(link.destination)\", which does not exist", at: location,
            help: nearest.map { "did you mean \"\($0)\"?" } ?? "paths begin at the folder of this file"))
        return .drop
      }
    }
    var made = document
    made.html = document.assembled { component, body in
      let (html, found) = components.html(of: component, body: body, in: id)
      diagnostics += found
      if circular.remove(id) != nil {
        let place = SourceLocation(
          path: page.document.path, line: component.line, column: component.column, length: component.length)
        diagnostics.append(Diagnostic(.error, "this shows the document that it stands in", at: place))
      }
      return html
    }
    return (made, diagnostics + document.findings.map { $0.diagnostic(in: page.document.path) })
  }

  /// An error for a path of the site under which nothing will lie.
  private func unknown(_ url: String, at location: SourceLocation) -> Diagnostic? {
    let path = String(url.prefix { $0 != "#" && $0 != "?" })
    guard !urls.contains(path) else { return nil }
    let advice = urls.contains(path + "/") ? path + "/" : nearURLs.nearest(to: path)
    return Diagnostic(
      .error, "this link leads to \"\(path)\", which the site does not have", at: location,
      help: advice.map { "did you mean \"\($0)\"?" } ?? "link to a content file by its path: ../about.md")
  }
}
