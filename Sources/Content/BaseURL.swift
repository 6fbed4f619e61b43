/// The address under which a site is published, cut to what every page can be built from.
package struct BaseURL: Hashable, Sendable {
  /// Without a slash at its end: `https://example.org/sub`.
  package let text: String

  /// What stands for an address that is missing or wrong.
  static let placeholder = BaseURL(text: "https://example.org")

  package struct Problem: Error {
    package let message: String
    package let help: String
  }

  /// Reads an address (RFC 3986) that has a scheme of the web, a host, and nothing after its path.
  package static func reading(_ text: String) -> Result<BaseURL, Problem> {
    func wrong(_ message: String, _ help: String) -> Result<BaseURL, Problem> {
      .failure(Problem(message: "the base URL \"\(text)\" \(message)", help: help))
    }
    guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
      return wrong("is no web address", "begin it with https://")
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(host.count)
    if path.contains(where: { "?#".contains($0) }) {
      return wrong("has a query or a fragment", "end it with its host or a path")
    }
    if host.contains("@") { return wrong("holds a name or password", "leave out all before the \"@\"") }
    guard let first = host.first, first != ":" else { return wrong("has no host", "write https://example.org") }
    guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !text.contains(where: { "<>\"\\^`{|}".contains($0) }) else {
      return wrong(
        "has characters that no address has", "write the host in its xn-- form, and other characters as %20 and so on")
    }
    if path.contains("//") { return wrong("has an empty part in its path", "write one slash between two parts") }
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path
    return .success(BaseURL(text: scheme + host.lowercased() + trimmed))
  }
}
