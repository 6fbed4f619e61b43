import Values

/// An old URL of the site: a path from the root of the site, with a query if it has one.
///
/// However it is written, percent-encoded or not, the same URL is the same value: in NFC, percent-encoded in UTF-8, with
/// uppercase digits. It contains no spaces and nothing that a hosting service treats as a pattern.
package struct OldURL: Hashable, Sendable {
  /// The path without the path of the site: `/caf%C3%A9/`.
  package let path: String
  /// The parameters, percent-encoded: `["p=123"]`.
  package let query: [String]

  package struct Problem: Error {
    package let message: String
    package let help: String
  }

  package init(_ text: String) throws(Problem) {
    let (path, query) = Self.parts(of: text)
    guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("#"),
      let resolved = ContentPath.resolve(ContentPath.percentDecoded(path).inNFC, from: "")
    else {
      throw Problem(message: "the old URL \"\(text)\" is not a path on the site", help: Self.advice(about: text))
    }
    let decoded = ContentPath.percentDecoded(text)
    if decoded.contains("\u{FFFD}"), !text.contains("\u{FFFD}") {
      throw Problem(
        message: "the percent-encoding in the old URL \"\(text)\" is not valid UTF-8",
        help: "write the letters without percent-encoding")
    }
    if let found = RedirectPattern(in: decoded) {
      throw Problem(
        message: "the old URL \"\(text)\" contains \(found.description)",
        help: "remove the \(found.name)" + (found.hasManyURLs ? ", and list each old URL separately" : ""))
    }
    let isFolder = path.hasSuffix("/") && !resolved.isEmpty
    // Some hosts read a colon anywhere in a path as the beginning of a placeholder.
    self.path = ("/" + ContentPath.percentEncoded(resolved) + (isFolder ? "/" : "")).replacing(":", with: "%3A")
    self.query = query.map(Self.encoded)
  }

  /// Creates an old URL from the address of a page, without the path of the site.
  package init(ofPage path: String) {
    self.path = path.replacing(":", with: "%3A").replacing("*", with: "%2A")
    query = []
  }

  /// The URL as an alias: `/?p=123`.
  package var text: String { path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) }

  /// The path as it is written in the URL of a page.
  package var pagePath: String { ContentPath.percentEncoded(ContentPath.percentDecoded(path)) }

  private static func parts(of text: String) -> (path: String, query: [Substring]) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? parts[1].split(separator: "&") : [])
  }

  /// Returns a parameter of a query as browsers send it. Separators are kept, because their escapes mean something else.
  private static func encoded(_ parameter: Substring) -> String {
    parameter.split(separator: "=", omittingEmptySubsequences: false).map { piece in
      piece.split(separator: "+", omittingEmptySubsequences: false).map { word in
        let text = ContentPath.percentDecoded(String(word)).inNFC
        return ContentPath.percentEncoded(text, but: Self.separators)
      }.joined(separator: "+")
    }.joined(separator: "=")
  }

  private static let separators = Set("&=+'".utf8)

  private static func advice(about text: String) -> String {
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...].drop { $0 != "/" } } ?? text[...]
    let path = "/" + rest.drop { $0 == "/" }.prefix { $0 != "#" }
    let isPath = !path.contains { $0.isWhitespace } && path.count > 1 && !path.contains("..")
    return isPath && (try? OldURL(path)) != nil ? "write \(path)" : "write a path such as /old/page/ or /?p=123"
  }
}
