import Content
import Diagnostics
import Files
import HTML
import Markdown
import Rendering
import Site
import Values
import YAML

/// Checks what editors wrote, one document at a time. Each thread has its own checker.
final class DocumentChecker {
  private let site: LoadedSite
  /// The published pages; `nil` if the site cannot be built.
  private let pages: PublishedPages?
  private let external: ExternalAnswers
  private let links: DocumentLinkChecker
  private let markdown: MarkdownRenderer
  private var diagnostics: [Diagnostic] = []

  /// The result of checking one document.
  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    var suppressions: [Suppression] = []
  }

  init(_ site: LoadedSite, pages: PublishedPages?, external: ExternalAnswers) {
    self.site = site
    self.pages = pages
    self.external = external
    links = DocumentLinkChecker(site, pages: pages, external: external)
    var options = MarkdownOptions(site)
    options.reportsStrayMarkup = true
    markdown = MarkdownRenderer(options: options)
  }

  func check(_ page: Page) -> Result {
    diagnostics = []
    let document = page.document
    // A file that cannot be read was already reported.
    guard document.hasFile, let bytes = try? FileContents.read(document.path) else { return Result() }
    if let node = Document.frontMatter(in: bytes, path: document.path) { check(node, of: page) }
    for (position, text) in document.record.markdown.enumerated() {
      let first = diagnostics.count
      _ = check(ArraySlice(text.text.utf8), line: text.line, .field(position), of: page)
      diagnostics.replaceSubrange(first..., with: text.located(Array(diagnostics[first...]), in: bytes))
    }
    if document.body.range.upperBound <= bytes.count, !document.hasMisplacedFields {
      let read = check(bytes[document.body.range], line: document.body.line, .body, of: page)
      checkLevels(read.headings, of: page)
      for component in read.components { check(component, in: document.path) }
    }
    return Result(
      diagnostics: diagnostics, suppressions: SuppressionReader.suppressions(in: bytes, path: document.path))
  }

  private func report(_ rule: Rule, _ message: String, at place: SourceLocation, help: String) {
    diagnostics.append(Diagnostic(rule, message, at: place, help: help))
  }

  private func report(_ finding: Diagnostic?) {
    if let finding { diagnostics.append(finding) }
  }

  private func check(_ node: Node, of page: Page) {
    let texts = FieldTextChecker(
      type: site.graph.types[page.type], path: page.document.path, siteTitle: site.graph.settings.identity.title)
    diagnostics += texts.findings(in: node)
    Field.visit(node, as: site.graph.types[page.type].fields) { type, value in
      switch type {
      case .image:
        guard let text = value.entry("alt"), let alt = text.scalarText, let file = value.entry("src")?.scalarText,
          // Empty text was reported when the document was read.
          alt.contains(where: { !$0.isWhitespace })
        else { return }
        report(PictureText.finding(alt, file: file, at: text.place.location(in: page.document.path)))
      case .scalar(is URLType):
        guard let url = value.scalarText else { return }
        let place = value.place.location(in: page.document.path)
        if case .local(let host, let path) = site.graph.links.absoluteLink(url) {
          let help = AbsoluteLink.localAdvice(path) { _ in false }
          diagnostics.append(AbsoluteLink.localFinding(about: "this URL", host, at: place, help: help))
        }
        if let (message, help) = PrivatePage.problem(url) { report(.privatePage, message, at: place, help: help) }
        report(external.diagnostic(of: url, at: place))
      default: break
      }
    }
  }

  private func check(_ component: MarkdownComponent, in path: String) {
    guard let alt = component.attributes.first(where: { $0.name == "alt" }) else { return }
    let file = component.attributes.first { $0.name == "src" }?.value ?? ""
    let place = SourceLocation(path: path, line: alt.line, column: alt.column, length: alt.length)
    report(PictureText.finding(alt.value, file: file, at: place))
  }

  private func checkLevels(_ headings: [MarkdownHeading], of page: Page) {
    // The title of the page is its level 1 heading.
    var level = 1
    for (index, heading) in headings.enumerated() {
      let place = heading.place.location(in: page.document.path)
      if heading.level == 1 {
        let isAboveLevel2 = headings.dropFirst(index + 1).first?.level == 2
        report(
          .headingLevel, "this is a level 1 heading, and the title of the page already is one", at: place,
          help: heading.title == page.title
            ? "delete it: the page shows its title"
            : "make it a level 2 heading (##)" + (isAboveLevel2 ? ", and add a # to the headings under it" : ""))
      } else if heading.level > level + 1 {
        let marks = String(repeating: "#", count: level + 1)
        report(
          .headingLevel, "this heading jumps from level \(level) to level \(heading.level)", at: place,
          help: "begin it with \(marks), or add the missing heading above it")
      }
      level = max(heading.level, 2)
    }
  }

  /// Checks Markdown of a document. It was parsed when its page was rendered, and is parsed again only for the places of
  /// links with a problem.
  private func check(
    _ source: ArraySlice<UInt8>, line: Int, _ part: MarkdownSource.Part, of page: Page
  ) -> TextOutline {
    let known = pages?.outline(of: MarkdownSource(document: page.id, part: part))
    let start = SourceLocation(path: page.document.path)
    if let known, known.links.allSatisfy({ links.findings(of: $0, on: page, at: start).isEmpty }) { return known }
    let read = markdown.render(source, startLine: line) { [self] link in
      let findings = links.findings(of: link, on: page, at: link.place?.location(in: page.document.path) ?? start)
      guard !findings.isEmpty else { return .keep }
      guard link.place != nil else { return .locate }
      diagnostics += findings
      return .keep
    }
    if known == nil {
      // The others were already found when the pages were rendered.
      diagnostics += read.findings.filter { $0.rule == .strayMarkup }.map { $0.diagnostic(in: page.document.path) }
    }
    return TextOutline(of: read)
  }
}

extension MarkdownPlace {
  /// Returns the place as a location in the file at `path`.
  func location(in path: String) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column, length: length)
  }
}
