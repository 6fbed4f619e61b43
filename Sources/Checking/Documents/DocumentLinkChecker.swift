import Content
import Diagnostics
import Markdown
import Rendering
import Site
import Values

/// Finds problems of links and images in the Markdown of documents that rendering a page does not report. Each thread has
/// its own checker.
struct DocumentLinkChecker {
  private let site: LoadedSite
  /// The published pages; `nil` if the site cannot be built.
  private let pages: PublishedPages?
  private let external: ExternalAnswers
  private let targets: LinkTargets

  init(_ site: LoadedSite, pages: PublishedPages?, external: ExternalAnswers) {
    self.site = site
    self.pages = pages
    self.external = external
    targets = LinkTargets(site, NamedDependencies())
  }

  /// Returns the findings about a link on a page, at `place`.
  func findings(of link: MarkdownLink, on page: Page, at place: SourceLocation) -> [Diagnostic] {
    let target = targets.target(of: link.destination, from: ContentPath.folder(of: page.document.source))
    return [
      link.kind == .image
        ? PictureText.finding(link.description, file: link.destination, at: place, isInBrackets: !link.isHTML) : nil,
      link.kind == .image ? foreignImage(link.destination, at: place) : privatePage(link.destination, at: place),
      missingAnchor(of: link.destination, target, on: page, at: place),
      // The others were reported when the page was rendered.
      target.resolution == .doubtful ? nil : external.diagnostic(of: link.destination, at: place),
    ].compactMap(\.self)
  }

  private func privatePage(_ url: String, at place: SourceLocation) -> Diagnostic? {
    PrivatePage.problem(url).map { Diagnostic(.privatePage, $0.message, at: place, help: $0.help) }
  }

  /// Returns the finding about an image on a host that a browser would contact. The author's own computer is reported
  /// when the page is rendered.
  private func foreignImage(_ url: String, at place: SourceLocation) -> Diagnostic? {
    if site.graph.links.absoluteLink(url) != nil { return nil }
    guard let start = ["https://", "http://", "//"].first(where: url.lowercased().hasPrefix) else { return nil }
    let authority = url.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last.map { $0.lowercased() } ?? ""
    guard host != site.graph.settings.identity.url.host.lowercased() else { return nil }
    return Diagnostic(
      .externalImage, "this image is on another host, \(host)", at: place,
      help:
        "save the file next to the document, and use its file name here: browsers may block this image, and its host sees every visitor"
    )
  }

  /// Returns the finding about the fragment of a link, the part after its `#`.
  private func missingAnchor(
    of written: String, _ target: LinkTargets.Target, on page: Page, at place: SourceLocation
  ) -> Diagnostic? {
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
    return Diagnostic(
      .missingAnchor, "\(url) has no heading or anchor \"#\(anchor)\"", at: place,
      help: nearestName(to: anchor, in: anchors).map { "did you mean \"#\($0)\"?" }
        ?? "use the heading's text in lowercase, with hyphens, as in #our-goals")
  }
}
