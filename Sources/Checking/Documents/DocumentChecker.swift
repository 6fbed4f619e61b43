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
  private let external: [String: ExternalAnswer]
  private let isExternalStrict: Bool
  private let targets: LinkTargets
  private let markdown: MarkdownRenderer
  private var diagnostics: [Diagnostic] = []

  /// The result of checking one document.
  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    var suppressions: [Suppression] = []
  }

  init(_ site: LoadedSite, pages: PublishedPages?, external: [String: ExternalAnswer], isExternalStrict: Bool) {
    self.site = site
    self.pages = pages
    self.external = external
    self.isExternalStrict = isExternalStrict
    targets = LinkTargets(site, NamedDependencies())
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
    for text in document.record.markdown {
      let first = diagnostics.count
      _ = check(ArraySlice(text.text.utf8), line: text.line, of: page)
      diagnostics.replaceSubrange(first..., with: text.located(Array(diagnostics[first...]), in: bytes))
    }
    if document.body.range.upperBound <= bytes.count, !document.hasMisplacedFields {
      let read = check(bytes[document.body.range], line: document.body.line, of: page)
      checkLevels(read.headings, of: page)
      for component in read.components { check(component, in: document.path) }
    }
    return Result(
      diagnostics: diagnostics, suppressions: SuppressionReader.suppressions(in: bytes, path: document.path))
  }

  private func report(_ rule: Rule, _ message: String, at place: SourceLocation, help: String) {
    diagnostics.append(Diagnostic(rule, message, at: place, help: help))
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
        checkPicture(alt, file: file, at: text.place.location(in: page.document.path))
      case .scalar(is URLType):
        guard let url = value.scalarText else { return }
        let place = value.place.location(in: page.document.path)
        if case .local(let host, let path) = site.graph.links.absoluteLink(url) {
          let help = AbsoluteLink.localAdvice(path) { _ in false }
          diagnostics.append(AbsoluteLink.localFinding(about: "this URL", host, at: place, help: help))
        }
        if let (message, help) = PrivatePage.problem(url) { report(.privatePage, message, at: place, help: help) }
        checkExternal(url) { place }
      default: break
      }
    }
  }

  private func checkPicture(_ text: String, file: String, at place: SourceLocation, isInBrackets: Bool = false) {
    guard let (message, help) = PictureText.problem(text, file: file) else { return }
    let needsPlace = isInBrackets && text.allSatisfy(\.isWhitespace)
    report(.imageAlt, message, at: place, help: needsPlace ? "\(help), between the brackets" : help)
  }

  private func check(_ component: MarkdownComponent, in path: String) {
    guard let alt = component.attributes.first(where: { $0.name == "alt" }) else { return }
    let file = component.attributes.first { $0.name == "src" }?.value ?? ""
    checkPicture(
      alt.value, file: file, at: SourceLocation(path: path, line: alt.line, column: alt.column, length: alt.length))
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

  private func check(_ source: ArraySlice<UInt8>, line: Int, of page: Page) -> MarkdownDocument {
    let (path, folder) = (page.document.path, ContentPath.folder(of: page.document.source))
    let read = markdown.render(source, startLine: line) { [self] link in
      let target = targets.target(of: link.destination, from: folder)
      var findings: [(SourceLocation) -> Void] = []
      if link.kind == .image, PictureText.problem(link.description, file: link.destination) != nil {
        findings.append {
          self.checkPicture(link.description, file: link.destination, at: $0, isInBrackets: !link.isHTML)
        }
      }
      if link.kind == .image, let host = foreignHost(of: link.destination) {
        findings.append { place in
          self.report(
            .externalImage, "this image is on another host, \(host)", at: place,
            help:
              "save the file next to the document, and use its file name here: browsers may block this image, and its host sees every visitor"
          )
        }
      }
      if link.kind != .image, let (message, help) = PrivatePage.problem(link.destination) {
        findings.append { self.report(.privatePage, message, at: $0, help: help) }
      }
      if let (message, help) = missingAnchor(of: link.destination, target, on: page) {
        findings.append { self.report(.missingAnchor, message, at: $0, help: help) }
      }
      // The others were reported when the page was rendered.
      if !external.isEmpty, target.resolution != .doubtful,
        external[ExternalLinks.address(link.destination) ?? ""]?.isReported == true
      {
        findings.append { place in self.checkExternal(link.destination) { place } }
      }
      guard !findings.isEmpty else { return .keep }
      guard let place = link.place else { return .locate }
      for tell in findings { tell(place.location(in: path)) }
      return .keep
    }
    // The others were already found when the pages were rendered.
    diagnostics += read.findings.filter { $0.rule == .strayMarkup }.map { $0.diagnostic(in: path) }
    return read
  }

  /// Returns the host that a browser would contact for `url`, or `nil` if that is the host of the site or the author's
  /// own computer, which is reported when the page is rendered.
  private func foreignHost(of url: String) -> String? {
    if site.graph.links.absoluteLink(url) != nil { return nil }
    guard let start = ["https://", "http://", "//"].first(where: url.lowercased().hasPrefix) else { return nil }
    let authority = url.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last.map { $0.lowercased() } ?? ""
    return host == site.graph.settings.identity.url.host.lowercased() ? nil : host
  }

  /// Returns the problem with the fragment of a link, the part after its `#`.
  private func missingAnchor(
    of written: String, _ target: LinkTargets.Target, on page: Page
  ) -> (message: String, help: String)? {
    guard let pages, let mark = written.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let anchor = ContentPath.percentDecoded(String(written[written.utf8.index(after: mark)...])).inNFC
    let url: String
    switch target.resolution {
    case .address(let address): url = String(address.prefix { $0 != "#" && $0 != "?" })
    case .written where mark == written.startIndex:
      guard let own = page.address?.url else { return nil }
      url = own
    default: return nil
    }
    // The top of a page and text fragments need no anchor (HTML, section 7.4.6.4).
    if anchor.isEmpty || anchor.lowercased() == "top" || anchor.hasPrefix(":~:") { return nil }
    guard let anchors = pages.anchors(at: url), !anchors.contains(where: anchor.isIdentical) else { return nil }
    let nearest = nearestName(to: anchor, in: anchors)
    return (
      "\(url) has no heading or anchor \"#\(anchor)\"",
      nearest.map { "did you mean \"#\($0)\"?" }
        ?? "use the heading's text in lowercase, with hyphens, as in #our-goals"
    )
  }

  private func checkExternal(_ url: String, at place: () -> SourceLocation) {
    guard let answer = ExternalLinks.address(url).flatMap({ external[$0] }),
      let finding = answer.diagnostic(of: url, at: place, isStrict: isExternalStrict)
    else { return }
    diagnostics.append(finding)
  }
}

extension MarkdownPlace {
  /// Returns the place as a location in the file at `path`.
  func location(in path: String) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column, length: length)
  }
}
