import Content
import Diagnostics

/// The old addresses of a site and where they lead, as hosts read them.
///
/// The form is that of the `_redirects` file of Netlify and Cloudflare Pages: an old path, its query if it has one, the new address, the
/// status.
struct Redirects {
  private(set) var lines: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let graph: SiteGraph

  init(_ graph: SiteGraph) {
    self.graph = graph
    for page in graph.pages {
      guard let url = page.url else { continue }
      let type = graph.types[page.type]
      for alias in page.document.aliases(in: type) {
        if alias.hasPrefix("/") {
          add(alias, to: url)
        } else if let address = Permalinks(basePath: graph.settings.basePath).address(
          of: page.document, type: type, whenCalled: alias)
        {
          add(address.path, to: url)
        }
      }
    }
    for redirect in graph.settings.redirects { add(redirect) }
  }

  private mutating func add(_ redirect: SiteSettings.Redirect) {
    guard redirect.from.hasPrefix("/"), !redirect.from.contains(where: \.isWhitespace) else {
      diagnostics.append(
        Diagnostic(
          .error, "the old address \"\(redirect.from)\" is no path of the site", at: redirect.location,
          help: "write it as in /2019/03/01/old-page/ or /?p=123"))
      return
    }
    switch graph.links.destination(redirect.to, from: "") {
    case .site(let url), .replaced(let url): add(redirect.from, to: url)
    case .elsewhere where redirect.to.hasPrefix("https://"): add(redirect.from, to: redirect.to)
    case .hidden: break
    case .elsewhere, .listed, .nowhere:
      diagnostics.append(
        Diagnostic(
          .error, "\"\(redirect.from)\" leads to \"\(redirect.to)\", which the site does not have",
          at: redirect.location,
          help: "name a content file, a path of the site or an address that begins with https://"))
    }
  }

  /// The query of an old address stands by itself: `/ p=123 /news/a/ 301`.
  private mutating func add(_ old: String, to new: String) {
    let parts = old.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = graph.settings.basePath + parts[0]
    let query = parts.count > 1 ? parts[1].split(separator: "&").joined(separator: " ") + " " : ""
    lines.append("\(path) \(query)\(new) 301")
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
}
