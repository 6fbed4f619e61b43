import Files

/// Addresses of a site: from the root of its host, percent-encoded as they are written.
struct PageAddresses: Sendable {
  /// The folder of the host that the site lies in, with a slash at its end.
  let root: String

  /// Of a site some of whose pages name their own addresses.
  init(pages: some Sequence<(path: String, content: PageContent)>) {
    for (path, page) in pages where page.redirect == nil {
      guard let canonical = page.canonical.flatMap(Self.path(of:)) else { continue }
      let own = "/" + Self.folder(of: path)
      if canonical.hasSuffix(own) {
        root = String(canonical.dropLast(own.count)) + "/"
        return
      }
    }
    root = "/"
  }

  /// The address of the file at `path` in the output: `/about/` for `about/index.html`.
  func address(of path: String) -> String { root + Self.folder(of: path) }

  private static func folder(of path: String) -> String {
    let isIndex = path == "index.html" || path.hasSuffix("/index.html")
    return isIndex ? String(path.dropLast("index.html".count)) : path
  }

  /// The path of an address that may be a whole one: `/about/` of `https://example.org/about/#goals`; `nil` of one
  /// that is no address of a page.
  static func path(of address: String) -> String? {
    var rest = address.prefix { $0 != "#" && $0 != "?" }
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    return rest.hasPrefix("/") ? String(rest) : nil
  }

  /// The address without the slash at its end, since hosts lead from one to the other.
  static func key(_ address: String) -> String { address.withoutTrailingSlash }
}
