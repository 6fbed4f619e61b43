import Content

/// The URLs of an item on the WordPress site.
struct OldAddresses {
  /// The paths of the item: its link, and the form with its number, which always works in WordPress.
  let paths: [String]

  init(of item: WordPressItem, siteURL: String) {
    let base = Self.path(of: siteURL)
    let number = base + (item.type == "page" ? "/?page_id=" : "/?p=") + String(item.id)
    let path = Self.normalized(Self.path(of: item.link))
    let isNumber = path.contains("?")
    let isHome = path.isEmpty || path == "/" || path == base || path == base + "/"
    paths = (isHome || isNumber ? [] : [path]) + (item.id > 0 ? [number] : [])
  }

  /// Returns a path with single slashes and readable letters. Characters that an alias cannot contain are encoded.
  static func normalized(_ path: String) -> String {
    let query = path.firstIndex(of: "?") ?? path.endIndex
    var last: Character = " "
    var result = ""
    for character in ContentPath.percentDecoded(String(path[..<query])) where !(character == "/" && last == "/") {
      last = character
      if character.isWhitespace || "?#:%".contains(character) || character.asciiValue.map({ $0 < 33 }) ?? false {
        result += String(character).utf8.map(ContentPath.escape).joined()
      } else {
        result.append(character)
      }
    }
    return result + path[query...]
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
