import Content

/// The addresses under which WordPress showed an item.
struct OldAddresses {
  /// Paths of the site: the item's link, and the one with its number that WordPress always understands.
  let paths: [String]

  init(of item: WordPressItem, siteURL: String) {
    let base = Self.path(of: siteURL)
    let number = base + (item.type == "page" ? "/?page_id=" : "/?p=") + String(item.id)
    var path = Self.path(of: item.link)
    let decoded = ContentPath.percentDecoded(path)
    // An address is one word, whatever it looks like.
    if decoded.allSatisfy({ !$0.isWhitespace }) { path = decoded }
    let isNumber = path.contains("?")
    let isHome = path.isEmpty || path == "/" || path == base || path == base + "/"
    paths = (isHome || isNumber || path.contains(where: \.isWhitespace) ? [] : [path]) + (item.id > 0 ? [number] : [])
  }

  /// The part of `url` behind its host, without a fragment; `nil` for no address of the web.
  static func path(of url: String) -> String {
    guard let scheme = url.utf8.range(of: "://") else { return "" }
    let rest = url[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...].prefix { $0 != "#" }) } ?? ""
  }

  /// The host of `url`, without "www.", in lower case.
  static func host(of url: String) -> String {
    guard let scheme = url.utf8.range(of: "://") else { return "" }
    let host = url[scheme.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
