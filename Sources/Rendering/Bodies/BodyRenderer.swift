import Content
import Diagnostics
import Files
import HTML
import Markdown
import Parallel
import Site
import Themes
import Values

/// Renders the Markdown of documents to HTML, with links between content files resolved to the URLs of the site. Each
/// thread has its own renderer.
package final class BodyRenderer {
  private let graph: SiteGraph
  private let targets: LinkTargets
  private let markdown: MarkdownRenderer
  private let watchdog: Watchdog?
  private let site: LoadedSite
  /// The dependencies of the file that is being rendered.
  let reads: ReadCollector
  private lazy var components = ComponentRenderer(site, reads: reads, textFilters: textFilters) {
    [unowned self] value, workspace in
    resolve(value, &workspace)
  }
  private var last: (id: DocumentID, document: MarkdownDocument, reads: FileReads)?
  /// The time spent on Markdown, including its components, in seconds.
  var markdownSeconds = 0.0
  private var feedBodies: [DocumentID: (html: [UInt8], reads: FileReads)] = [:]
  private static let feedBodyLimit = 1024
  private var lastSource: (id: DocumentID, bytes: ArraySlice<UInt8>)?
  /// The documents whose text is being rendered, the outermost first.
  private var underWay: [DocumentID] = []
  /// The documents in ``underWay`` that a component requested again.
  private var circular: Set<DocumentID> = []

  package init(_ site: LoadedSite, dependencies: NamedDependencies, watchdog: Watchdog?) {
    self.site = site
    self.watchdog = watchdog
    reads = ReadCollector(dependencies)
    graph = site.graph
    targets = LinkTargets(site, dependencies)
    markdown = MarkdownRenderer(options: MarkdownOptions(graph.settings))
  }

  /// The text filters of templates that depend on the site, by name.
  var textFilters: [String: (String) -> String] {
    let (markdown, graph, reads, watchdog) = (markdown, graph, reads, watchdog)
    return [
      "markdown": { text in
        // This text belongs to no document, so only the bodies of its components are shown.
        let document = watchdog.watching(.text(text.prefix(60))) { markdown.render(ArraySlice(text.utf8)) }
        return String(decoding: document.assembled { $1 }, as: UTF8.self)
      },
      "absolute_url": { graph.settings.absolute($0) },
      "file_size": { url in
        graph.fileSize(at: url, noting: reads).map { FileSize.text($0) } ?? ""
      },
      "file_bytes": { url in
        graph.fileSize(at: url, noting: reads).map { String($0) } ?? ""
      },
      "media_type": { MediaType.bare(of: $0) },
    ]
  }

  /// Discards the last rendered document, so that the next file gets its own dependencies.
  func beginFile() {
    last = nil
    _ = reads.take()
    _ = reads.takeFailures()
  }

  /// Returns the errors of reading the text of documents and the sizes of files since the last call.
  package func takeFailures() -> [Diagnostic] { reads.takeFailures() }

  /// Computes a deferred value of a document, for a template that reads it.
  func resolve(_ value: Value, _ workspace: inout Workspace) -> Value {
    guard let id = value.documentID, let content = DeferredContent(value) else { return .null }
    switch content {
    case .content: return workspace.scratch.text(body(of: id).html).markedAsHTML
    case .feedContent: return workspace.scratch.text(feedBody(of: id)).markedAsHTML
    case .field(let position): return workspace.scratch.text(field(position, of: id)).markedAsHTML
    case .related: return workspace.scratch.list(graph.related(to: id).map(graph.value))
    case .headings:
      let headings = body(of: id).headings.map { heading in
        graph.layout.heading.record(in: &workspace.scratch) { slot, table in
          switch slot {
          case .id: table.text(heading.id)
          case .title: table.text(heading.title)
          case .level: .integer(heading.level)
          }
        }
      }
      return workspace.scratch.list(headings)
    }
  }

  /// Returns the document's body as HTML. The last one is cached, because a page reads its body more than once.
  func body(of id: DocumentID) -> MarkdownDocument {
    if let last, last.id == id {
      reads.note(last.reads)
      return last.document
    }
    let (rendered, own) = notingReads { renderBody(of: id, isAbsolute: false).document }
    last = (id, rendered, own)
    return rendered
  }

  /// Returns the body with absolute URLs, as a feed needs it. The newest documents are in several feeds, each in two
  /// formats, so the last bodies are cached, with their dependencies.
  func feedBody(of id: DocumentID) -> [UInt8] {
    if let known = feedBodies[id] {
      reads.note(known.reads)
      return known.html
    }
    let (html, own) = notingReads { makeFeedBody(of: id) }
    if underWay.isEmpty {
      if feedBodies.count == Self.feedBodyLimit { feedBodies.removeAll(keepingCapacity: true) }
      feedBodies[id] = (html, own)
    }
    return html
  }

  /// Returns the result of `make` and its dependencies, which also count for the file that is being rendered.
  private func notingReads<Made>(_ make: () -> Made) -> (Made, FileReads) {
    let before = reads.take()
    let made = make()
    let own = reads.take()
    reads.note(before)
    reads.note(own)
    return (made, own)
  }

  private func makeFeedBody(of id: DocumentID) -> [UInt8] {
    let page = graph.pages[Int(id.rawValue)]
    let document = renderBody(of: id, isAbsolute: true).document
    let html = document.components.isEmpty ? document.html : whole(document.html)
    // cmark generates the links of footnotes. Text cannot match, because its quotation marks are escaped.
    let permalink = permalink(of: page)
    return html[...].replacing("href=\"#fn", with: "href=\"\(permalink)#fn")
  }

  /// Returns HTML in which the URLs that components wrote are absolute.
  private func whole(_ html: [UInt8]) -> [UInt8] {
    let host = graph.settings.identity.url.text.dropLast(graph.settings.basePath.count)
    // A URL that begins with two slashes already has a host.
    return html[...].replacing(" href=\"//", with: " href=\"https://")[...].replacing(
      " src=\"//", with: " src=\"https://")[...]
      .replacing(" href=\"/", with: " href=\"\(host)/")[...]
      .replacing(" src=\"/", with: " src=\"\(host)/")
  }

  private func permalink(of page: Page) -> String { graph.settings.absolute(page.url ?? graph.settings.basePath + "/") }

  func field(_ position: Int, of id: DocumentID) -> [UInt8] {
    let text = graph.pages[Int(id.rawValue)].document.record.markdown[position]
    return render(ArraySlice(text.text.utf8), line: text.line, of: id, isAbsolute: false).document.html
  }

  /// Returns the findings in a document's body and Markdown fields.
  package func diagnostics(of id: DocumentID) -> [Diagnostic] {
    let document = graph.pages[Int(id.rawValue)].document
    reads.note(row: graph.row(of: .content, of: id))
    let (body, own) = notingReads { renderBody(of: id, isAbsolute: false) }
    last = (id, body.document, own)
    let fields = document.record.markdown.flatMap {
      render(ArraySlice($0.text.utf8), line: $0.line, of: id, isAbsolute: false).diagnostics
    }
    return body.diagnostics + fields
  }

  /// Returns the Markdown of a document's body. Throws ``FileError``.
  func source(of id: DocumentID) throws(FileError) -> ArraySlice<UInt8> {
    if let lastSource, lastSource.id == id { return lastSource.bytes }
    let bytes = try graph.pages[Int(id.rawValue)].document.readBody()
    lastSource = (id, bytes)
    return bytes
  }

  private func renderBody(of id: DocumentID, isAbsolute: Bool) -> (
    document: MarkdownDocument, diagnostics: [Diagnostic]
  ) {
    do {
      let line = graph.pages[Int(id.rawValue)].document.body.line
      return render(try source(of: id), line: line, of: id, isAbsolute: isAbsolute)
    } catch {
      reads.note(error)
      return (.empty, [])
    }
  }

  private func render(
    _ source: ArraySlice<UInt8>, line: Int, of id: DocumentID, isAbsolute: Bool
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
    guard !underWay.contains(id) else {
      circular.insert(id)
      return (.empty, [])
    }
    underWay.append(id)
    let start = underWay.count == 1 ? Clock.now : 0
    defer {
      underWay.removeLast()
      if underWay.isEmpty { markdownSeconds += Clock.now - start }
    }
    let page = graph.pages[Int(id.rawValue)]
    let folder = ContentPath.folder(of: page.document.source)
    var diagnostics: [Diagnostic] = []
    let document = watchdog.watching(.file(page.document.path)) {
      markdown.render(source, startLine: line) { link in
        resolution(of: link, in: page, folder, isAbsolute, &diagnostics)
      }
    }
    var made = document
    made.html = document.assembled { component, body in
      let (html, found) = components.html(of: component, body: body, in: id)
      diagnostics += found
      if circular.remove(id) != nil {
        let place = SourceLocation(
          path: page.document.path, line: component.line, column: component.column, length: component.length)
        diagnostics.append(Diagnostic(.component, "a component cannot show the document that contains it", at: place))
      }
      return html
    }
    return (made, diagnostics + document.findings.map { $0.diagnostic(in: page.document.path) })
  }

  /// Returns what to write for a link in the document `page`, which is in `folder`. Appends a finding to `diagnostics`
  /// if the link has a problem.
  private func resolution(
    of link: MarkdownLink, in page: Page, _ folder: String, _ isAbsolute: Bool, _ diagnostics: inout [Diagnostic]
  ) -> LinkResolution {
    let target = targets.target(of: link.destination, from: folder)
    reads.note(position: target.dependency)
    switch target.resolution {
    case .written where link.destination.hasPrefix("#"):
      return .replace((isAbsolute ? permalink(of: page) : "") + ContentPath.withFragmentInNFC(link.destination))
    case .written where isAbsolute && link.destination.hasPrefix("//"):
      return .replace(graph.settings.identity.url.text.prefix { $0 != "/" } + link.destination)
    case .written: return .keep
    case .address(let url): return .replace(isAbsolute ? graph.settings.absolute(url) : url)
    case .wrong: break
    }
    guard let place = link.place else { return .locate }
    let location = SourceLocation(
      path: page.document.path, line: place.line, column: place.column, length: place.length)
    diagnostics.append(targets.diagnostic(of: link, from: folder, at: location))
    if case .site(let url) = target.destination, target.absence == nil {
      return .replace(isAbsolute ? graph.settings.absolute(url) : url)
    }
    return .drop
  }
}
