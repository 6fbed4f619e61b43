import Files

/// The URLs of a site: paths from the root of its host, percent-encoded as they are written.
struct PageAddresses: Sendable {
  /// The path of the site on its host, with a trailing slash.
  let root: String

  /// Determines the root from pages that have a canonical URL.
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

  /// Returns the URL of the file at `path` in the output: `/about/` for `about/index.html`.
  func address(of path: String) -> String { root + Self.folder(of: path) }

  private static func folder(of path: String) -> String {
    let isIndex = path == "index.html" || path.hasSuffix("/index.html")
    return isIndex ? String(path.dropLast("index.html".count)) : path
  }

  /// Returns the path of a URL that can be absolute: `/about/` for `https://example.org/about/#goals`; `nil` if it is
  /// not the URL of a page.
  static func path(of address: String) -> String? {
    var rest = address.prefix { $0 != "#" && $0 != "?" }
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    return rest.hasPrefix("/") ? String(rest) : nil
  }

  /// Returns the URL without a trailing slash, because hosts redirect from one form to the other, and with letters that
  /// are not ASCII percent-encoded, as in `_redirects`.
  static func key(_ address: String) -> String {
    let address = address.withoutTrailingSlash
    guard address.utf8.contains(where: { $0 > 0x7F }) else { return address }
    return address.utf8.map { byte in
      byte > 0x7F ? "%" + String(byte, radix: 16, uppercase: true) : String(UnicodeScalar(byte))
    }.joined()
  }
}
