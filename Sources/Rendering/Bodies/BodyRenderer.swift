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
  /// The renderer for texts that are checked: each body and each Markdown field, but not what feeds make of them.
  private let checkedMarkdown: MarkdownRenderer
  private let embedded: EmbeddedHTML
  private let watchdog: Watchdog?
  private let site: LoadedSite
  /// The dependencies of the file that is being rendered.
  let reads: ReadCollector
  private lazy var components = ComponentRenderer(site, reads: reads, textFilters: textFilters) {
    [unowned self] value, workspace in
    resolve(value, &workspace)
  }
  /// The time spent on Markdown, including its components, in seconds.
  var markdownSeconds = 0.0
  private var lastSource: (id: DocumentID, bytes: ArraySlice<UInt8>)?
  private var texts = RenderedTexts()
  private var nesting = TextNesting()
  /// The outlines of the texts that were rendered since the last call of ``takeOutlines()``; `nil` if none are kept.
  private var outlines: [MarkdownSource: TextOutline]?

  /// Creates a renderer. For a check, it also finds all stray markup, and keeps outlines.
  package init(
    _ site: LoadedSite, dependencies: NamedDependencies, watchdog: Watchdog?, forCheck isForCheck: Bool = false
  ) {
    self.site = site
    self.watchdog = watchdog
    reads = ReadCollector(dependencies)
    graph = site.graph
    targets = LinkTargets(site, dependencies)
    var options = MarkdownOptions(site)
    markdown = MarkdownRenderer(options: options)
    options.reportsStrayMarkup = isForCheck
    checkedMarkdown = isForCheck ? MarkdownRenderer(options: options) : markdown
    outlines = isForCheck ? [:] : nil
    embedded = EmbeddedHTML(site)
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

  /// Discards the dependencies of the last file.
  func beginFile() {
    texts.trim()
    _ = reads.take()
    _ = reads.takeFailures()
  }

  /// Returns the errors of reading the text of documents and the sizes of files since the last call.
  package func takeFailures() -> [Diagnostic] { reads.takeFailures() }

  /// Returns the outlines of the texts that were rendered since the last call.
  package func takeOutlines() -> [MarkdownSource: TextOutline] {
    defer { outlines = outlines.map { _ in [:] } }
    return outlines ?? [:]
  }

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

  /// Returns the document's body as HTML.
  func body(of id: DocumentID) -> MarkdownDocument { rendered(MarkdownSource(document: id, part: .body)).document }

  /// Returns the body with absolute URLs, as a feed needs it.
  func feedBody(of id: DocumentID) -> [UInt8] { rendered(MarkdownSource(document: id, part: .feedBody)).document.html }

  func field(_ position: Int, of id: DocumentID) -> [UInt8] {
    rendered(MarkdownSource(document: id, part: .field(position))).document.html
  }

  /// Returns the HTML of `text`, and notes its dependencies. A text that is shown again is not rendered again.
  private func rendered(_ text: MarkdownSource) -> RenderedText {
    if let known = texts[text] {
      guard nesting.fits(height: known.height) else { return .empty }
      reads.note(known.reads)
      return known
    }
    guard nesting.begin(text) else { return .empty }
    let start = nesting.isOutermost ? Clock.now : 0
    let before = reads.take()
    var made = render(text)
    made.reads = reads.take()
    reads.note(before)
    reads.note(made.reads)
    if nesting.isOutermost { markdownSeconds += Clock.now - start }
    let (height, isComplete) = nesting.end()
    made.height = height
    if isComplete, !reads.hasFailures { texts.save(made, of: text) }
    return made
  }

  private func render(_ text: MarkdownSource) -> RenderedText {
    let document = graph.pages[Int(text.document.rawValue)].document
    if case .field(let position) = text.part {
      let field = document.record.markdown[position]
      var made = render(ArraySlice(field.text.utf8), line: field.line, of: text)
      if !made.diagnostics.isEmpty, document.hasFile, let file = try? FileContents.read(document.path) {
        made.diagnostics = field.located(made.diagnostics, in: file)
      }
      return made
    }
    do {
      var made = render(try source(of: text.document), line: document.body.line, of: text)
      if text.part == .feedBody { makeAbsolute(&made.document, of: text.document) }
      return made
    } catch {
      reads.note(error)
      return .empty
    }
  }

  private func makeAbsolute(_ document: inout MarkdownDocument, of id: DocumentID) {
    let html = document.components.isEmpty ? document.html : whole(document.html)
    // cmark generates the links of footnotes. Text cannot match, because its quotation marks are escaped.
    let permalink = permalink(of: graph.pages[Int(id.rawValue)])
    document.html = html[...].replacing("href=\"#fn", with: "href=\"\(permalink)#fn")[...]
      // Feeds have no style sheet that makes tables and code scroll.
      .replacing("<pre tabindex=\"0\">", with: "<pre>")[...]
      .replacing(" tabindex=\"0\">\n<table>", with: ">\n<table>")
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

  /// Returns the findings in a document's body and Markdown fields.
  package func diagnostics(of id: DocumentID) -> [Diagnostic] {
    let document = graph.pages[Int(id.rawValue)].document
    reads.note(row: graph.row(of: .content, of: id))
    let parts = [.body] + document.record.markdown.indices.map { MarkdownSource.Part.field($0) }
    return parts.flatMap { rendered(MarkdownSource(document: id, part: $0)).diagnostics }
  }

  /// Returns the Markdown of a document's body. Throws ``FileError``.
  func source(of id: DocumentID) throws(FileError) -> ArraySlice<UInt8> {
    if let lastSource, lastSource.id == id { return lastSource.bytes }
    let bytes = try graph.pages[Int(id.rawValue)].document.readBody()
    lastSource = (id, bytes)
    return bytes
  }

  private func render(_ source: ArraySlice<UInt8>, line: Int, of text: MarkdownSource) -> RenderedText {
    let page = graph.pages[Int(text.document.rawValue)]
    let folder = ContentPath.folder(of: page.document.source)
    var diagnostics: [Diagnostic] = []
    var links: [MarkdownLink] = []
    let renderer = text.part == .feedBody ? markdown : checkedMarkdown
    var document = watchdog.watching(.file(page.document.path)) {
      renderer.render(source, startLine: line) { link in
        if outlines != nil, link.place == nil { links.append(link) }
        return resolution(of: link, in: page, folder, text.part == .feedBody, &diagnostics)
      }
    }
    if text.part != .feedBody { outlines?[text] = TextOutline(of: document, links: links) }
    var size = 0
    document.html = document.assembled { component, body in
      html(of: component, body: body, in: text, size: &size, &diagnostics)
    }
    let findings = embedded.advising(document.findings, in: source, startLine: line)
    return RenderedText(
      document: document, diagnostics: diagnostics + findings.map { $0.diagnostic(in: page.document.path) })
  }

  /// Returns the HTML of a component in `text`. Adds its size to `size`, and its findings to `diagnostics`.
  private func html(
    of component: MarkdownComponent, body: [UInt8], in text: MarkdownSource, size: inout Int,
    _ diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    guard nesting.failure == nil else { return [] }
    let (html, found) = components.html(of: component, body: body, in: text.document)
    diagnostics += found
    size += html.count
    if size > ComponentRenderer.sizeLimit { nesting.fail(.tooLong(text)) }
    guard let failure = nesting.takeFailure() else { return html }
    let path = graph.pages[Int(text.document.rawValue)].document.path
    let place = SourceLocation(path: path, line: component.line, column: component.column, length: component.length)
    diagnostics +=
      failure.diagnostic(of: component.name, in: text, at: place) {
        graph.pages[Int($0.rawValue)].document.path
      }.map { [$0] } ?? []
    return []
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
    case .wrong, .doubtful: break
    }
    guard let place = link.place else { return .locate }
    let location = SourceLocation(
      path: page.document.path, line: place.line, column: place.column, length: place.length)
    diagnostics += targets.diagnostic(of: link, from: folder, at: location).map { [$0] } ?? []
    if target.resolution == .doubtful { return .keep }
    if case .site(let url) = target.destination, target.absence == nil {
      return .replace(isAbsolute ? graph.settings.absolute(url) : url)
    }
    return .drop
  }
}
