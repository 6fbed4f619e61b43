/// The URL at which a site is published, reduced to the part that every page's URL starts with.
package struct BaseURL: Hashable, Sendable {
  /// Has no trailing slash: `https://example.org/sub`.
  package let text: String

  /// The value used when the base URL is missing or invalid.
  static let placeholder = BaseURL(text: "https://example.org")

  /// The host: `example.org`.
  package var host: String { Self.host(of: text) }

  /// The path without a trailing slash: `/sub`, or empty for most sites.
  package var path: String { Self.rest(of: text).map { String($0.drop { $0 != "/" }) } ?? "" }

  /// Returns the host of `url`: `example.org`.
  static func host(of url: String) -> String { String((rest(of: url) ?? url[...]).prefix { $0 != "/" }) }

  /// Returns the text after the scheme of `url`; `nil` if it has none.
  private static func rest(of url: String) -> Substring? { url.firstRange(of: "://").map { url[$0.upperBound...] } }

  package struct Problem: Error {
    package let message: String
    package let help: String
  }

  /// Reads a URL (RFC 3986) that has an HTTP scheme, a host, and nothing after its path.
  package static func read(_ text: String) -> Result<BaseURL, Problem> {
    func wrong(_ message: String, _ help: String) -> Result<BaseURL, Problem> {
      .failure(Problem(message: "the base URL \"\(text)\" \(message)", help: help))
    }
    guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
      return wrong("does not begin with https:// or http://", "begin it with https://")
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(host.count)
    if path.contains(where: { "?#".contains($0) }) {
      return wrong("has a query or a fragment", "remove the ? or # and everything after it")
    }
    if host.contains("@") { return wrong("contains a user name or password", "remove them and the \"@\"") }
    guard let first = host.first, first != ":" else {
      return wrong("has no host", "write a URL such as https://example.org")
    }
    guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !text.contains(where: { "<>\"\\^`{|}".contains($0) }) else {
      return wrong(
        "contains characters that are not allowed in a URL",
        "write the host in Punycode (xn--), and percent-encode other characters: a space is %20")
    }
    if let found = RedirectPattern(in: String(path)) {
      return wrong("contains \(found.description)", "remove the \(found.name)")
    }
    if path.contains("//") { return wrong("has two slashes in a row in its path", "write a single slash") }
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path
    return .success(BaseURL(text: scheme + host.lowercased() + trimmed))
  }
}
