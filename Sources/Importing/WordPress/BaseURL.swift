import Values

/// The URL of an item on the old site, to which the relative URLs in its text refer.
struct BaseURL: Sendable {
  /// The scheme and the host: `https://old.example.org`.
  private let origin: String
  private let path: String

  /// Creates the base for `item`. An item without a permalink, such as a draft, is at the URL of the site.
  init(of item: WordPressItem, siteURL: String) {
    let url = OldAddresses.host(of: item.link).isEmpty ? siteURL + "/" : item.link
    let scheme = siteURL.utf8.range(of: "://")
    let host = scheme.map { siteURL[$0.upperBound...].prefix { $0 != "/" } }
    origin = scheme.flatMap { scheme in host.map { siteURL[..<scheme.upperBound] + String($0) } } ?? ""
    let path = OldAddresses.path(of: url).prefix { $0 != "?" }
    self.path = path.isEmpty ? "/" : String(path)
  }

  /// Returns `address` as an absolute URL, as a browser reads it on the old site (RFC 3986, section 5.2). A link within
  /// the page stays as it is.
  func absolute(_ address: String) -> String {
    let address = address.trimmingBlanks()
    guard let first = address.first, first != "#", !Self.hasScheme(address), !origin.isEmpty else { return address }
    if address.hasPrefix("//") { return "https:" + address }
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let (relative, rest) = (address[..<end], address[end...])
    if relative.isEmpty { return origin + path + rest }
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return origin + Self.withoutDots(first == "/" ? relative : folder + relative) + rest
  }

  private static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":"), address.first?.isLetter == true else { return false }
    return address[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  /// Returns a path without `.` and `..`.
  private static func withoutDots(_ path: Substring) -> String {
    var parts: [Substring] = []
    let all = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (position, part) in all.enumerated() {
      let isLast = position == all.count - 1
      switch part {
      case ".": if isLast { parts.append("") }
      case "..":
        _ = parts.popLast()
        if isLast { parts.append("") }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
