import Content

/// The URLs of an item on the WordPress site.
struct OldAddresses {
  /// The paths of the item: its link, and the form with its number, which always works in WordPress.
  let paths: [String]

  init(of item: WordPressItem, siteURL: String) {
    let base = Self.path(of: siteURL)
    let number = base + (item.type == "page" ? "/?page_id=" : "/?p=") + String(item.id)
    var path = Self.path(of: item.link)
    let decoded = ContentPath.percentDecoded(path)
    // A path with whitespace stays encoded.
    if decoded.allSatisfy({ !$0.isWhitespace }) { path = decoded }
    let isNumber = path.contains("?")
    let isHome = path.isEmpty || path == "/" || path == base || path == base + "/"
    paths = (isHome || isNumber || path.contains(where: \.isWhitespace) ? [] : [path]) + (item.id > 0 ? [number] : [])
  }

  /// Returns the part of `url` after its host, without a fragment; empty if it is not a web URL.
  static func path(of url: String) -> String {
    guard let scheme = url.utf8.range(of: "://") else { return "" }
    let rest = url[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...].prefix { $0 != "#" }) } ?? ""
  }

  /// Returns the host of `url` in lowercase, without "www.".
  static func host(of url: String) -> String {
    guard let scheme = url.utf8.range(of: "://") else { return "" }
    let host = url[scheme.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
