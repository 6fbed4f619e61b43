import Content
import Diagnostics
import Values

/// The redirects of a site, in the format that hosts read.
///
/// The format is the `_redirects` file of Netlify and Cloudflare Pages: the old path, its query if it has one, the new
/// URL, the status.
struct Redirects {
  private(set) var lines: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let graph: SiteGraph
  /// The URLs of the site's pages and files.
  private let urls: Set<String>
  /// The old URLs so far, with the location of each.
  private var owners: [OldURL: SourceLocation] = [:]

  /// Creates the redirects of a site that has pages and files at `urls`.
  init(_ graph: SiteGraph, urls: Set<String>) {
    self.graph = graph
    self.urls = urls
    for page in graph.pages {
      guard let url = page.url else { continue }
      let place = page.document.location(of: "aliases")
      for old in Permalinks(basePath: basePath).formerURLs(of: page.document, type: graph.types[page.type])
      where SiteAddress(old, basePath: basePath).file != page.address?.file {
        add(old, to: url, at: place)
      }
    }
    for redirect in graph.settings.links.redirects { add(redirect) }
  }

  private mutating func add(_ redirect: SiteSettings.Redirect) {
    if redirect.from.query.isEmpty, urls.contains(basePath + redirect.from.pagePath) {
      return report("\"\(redirect.written)\" is the URL of a page", at: redirect.location, help: "remove the redirect")
    }
    let links = graph.links
    switch links.destination(ofSetting: redirect.to) {
    case .site(let url) where urls.contains(String(url.prefix { $0 != "#" && $0 != "?" })):
      add(redirect.from, to: url, at: redirect.location)
    case .replaced(let url): add(redirect.from, to: url, at: redirect.location)
    case .elsewhere where redirect.to.hasPrefix("https://") && Self.isOneWord(redirect.to):
      add(redirect.from, to: redirect.to, at: redirect.location)
    case .hidden:
      if let absence = links.absence(ofFile: redirect.to) { add(redirect, insteadOf: absence) }
    case .site(let url):
      if let absence = links.absence(ofURL: url) {
        add(redirect, insteadOf: absence)
      } else {
        reportMissing(redirect)
      }
    case .elsewhere, .listed, .nowhere: reportMissing(redirect)
    }
  }

  /// Redirects to the list of a document's type on the days on which the document does not exist. The redirect is
  /// temporary: browsers remember a permanent one, and would not find the document later.
  private mutating func add(_ redirect: SiteSettings.Redirect, insteadOf absence: DatedURLs.Absence) {
    let list = absence.type.flatMap { graph.types[$0].outputs.list?.path } ?? "/"
    let finding = Diagnostic(
      .unpublishedLink, "\"\(redirect.written)\" redirects to \"\(redirect.to)\", which \(absence.clause)",
      at: redirect.location, help: "while the target is not published, this URL redirects to \(list)")
    diagnostics.append(absence.isDated ? finding.dated : finding)
    add(redirect.from, to: SiteAddress(list, basePath: basePath).url, status: 302, at: redirect.location)
  }

  private mutating func reportMissing(_ redirect: SiteSettings.Redirect) {
    guard graph.links.areURLsKnown else { return }
    report(
      "\"\(redirect.written)\" redirects to \"\(redirect.to)\", which does not exist on the site",
      at: redirect.location,
      help: "use a content file, a path on the site, or a URL that begins with https://")
  }

  /// Adds a line. The query of an old URL is a separate field: `/ p=123 /news/a/ 301`.
  private mutating func add(_ old: OldURL, to new: String, status: Int = 301, at place: SourceLocation) {
    if let first = owners.updateValue(place, forKey: old) {
      return report(
        "the old URL \"\(old.text)\" is also used in \(first.path)", at: place, help: "remove one of the two")
    }
    let source = [basePath + old.path] + old.query
    lines.append((source + [RedirectTarget.encoded(new), String(status)]).joined(separator: " "))
  }

  private var basePath: String { graph.settings.basePath }

  private static func isOneWord(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value > 32 && !$0.properties.isWhitespace }
  }

  private mutating func report(_ message: String, at place: SourceLocation, help: String) {
    diagnostics.append(Diagnostic(.redirect, message, at: place, help: help))
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
}
