import Content
import Diagnostics

/// An absolute URL that may not work for readers: one on the site itself, or on the author's own computer.
package enum AbsoluteLink: Hashable, Sendable {
  /// A URL of the site, as a path of the site with its query or fragment: `/chapters/texas/#members`.
  case own(String)
  /// A URL on the computer that opens it, with its host and its path.
  case local(host: String, path: String)

  /// Creates the link for `written` on a site with the base URL `base`; `nil` for all other URLs.
  init?(_ written: String, base: BaseURL) {
    guard let start = ["https://", "http://", "//"].first(where: written.lowercased().hasPrefix) else { return nil }
    let rest = written.dropFirst(start.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = String(rest.dropFirst(authority.count))
    let host = (authority.split(separator: "@").last ?? authority[...]).lowercased()
    if host == base.host.lowercased() {
      // Another program can serve the rest of the host.
      guard path.isEmpty || path.hasPrefix(base.path) else { return nil }
      let ownPath = path.dropFirst(base.path.count)
      guard let first = ownPath.first else {
        self = .own("/")
        return
      }
      guard "/?#".contains(first) else { return nil }
      self = .own(first == "/" ? String(ownPath) : "/" + ownPath)
    } else if Self.isLocal(host) {
      self = .local(host: host, path: path)
    } else {
      return nil
    }
  }

  /// Returns a warning that `subject` points to the author's own computer; `nil` for a URL of the site. `exists` returns
  /// whether the site has a URL.
  package func localFinding(about subject: String, at location: SourceLocation, exists: (String) -> Bool) -> Diagnostic?
  {
    guard case .local(let host, let path) = self else { return nil }
    let page = path.prefix { $0 != "#" && $0 != "?" }
    let found = [page, page + "/"].first { $0.hasPrefix("/") && exists(String($0)) }
    return Diagnostic(
      .brokenLink, "\(subject) points to \(host), which is a server on your own computer", at: location,
      help: found.map { "write \($0)\(path.dropFirst(page.count))" } ?? "write the URL that readers can open",
      severity: .warning)
  }

  /// Returns whether a host with an optional port is the computer itself: `localhost`, `127.0.0.1:1618`, `[::1]`.
  private static func isLocal(_ host: String) -> Bool {
    var name = host.hasPrefix("[") ? host.prefix { $0 != "]" } : host.prefix { $0 != ":" }
    if name.hasSuffix(".") { name.removeLast() }
    let bytes = name.split(separator: ".").compactMap { UInt8($0) }
    return name == "localhost" || name.hasSuffix(".localhost") || name == "[::1" || name == "0.0.0.0"
      || bytes.count == 4 && bytes[0] == 127
  }
}
