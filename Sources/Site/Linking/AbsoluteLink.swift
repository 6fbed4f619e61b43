import Content
import Diagnostics

/// An absolute URL that may not work for readers: one on the site itself, or on the author's own computer.
package enum AbsoluteLink: Hashable, Sendable {
  /// A URL of the site, as a path of the site with its query or fragment: `/chapters/texas/#members`.
  case own(String)
  /// A URL on the computer that opens it, such as that of a preview, with its host and the path of the site.
  case local(host: String, path: String)

  /// Creates the link for `written` on a site with the base URL `base`; `nil` for all other URLs.
  init?(_ written: String, base: BaseURL) {
    guard let start = ["https://", "http://", "//"].first(where: written.lowercased().hasPrefix) else { return nil }
    let rest = written.dropFirst(start.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = String(rest.dropFirst(authority.count))
    let host = (authority.split(separator: "@").last ?? authority[...]).lowercased()
    let ownPath = Self.path(path, of: base)
    if host == base.host.lowercased() {
      // Another program can serve the rest of the host.
      guard let ownPath else { return nil }
      self = .own(ownPath)
    } else if Self.isLocal(host) {
      self = .local(host: host, path: ownPath ?? path)
    } else {
      return nil
    }
  }

  /// Returns the path of the site at `path`, which counts from the root of the host; `nil` if it is not below the base
  /// URL.
  private static func path(_ path: String, of base: BaseURL) -> String? {
    guard path.hasPrefix(base.path) else { return path.isEmpty ? "/" : nil }
    let own = path.dropFirst(base.path.count)
    switch own.first {
    case "/": return String(own)
    case nil, "?", "#": return "/" + own
    default: return nil
    }
  }

  /// Returns the fix for a link with the `path` of the site on the author's own computer. `exists` returns whether the
  /// site has a path.
  package static func localAdvice(_ path: String, exists: (String) -> Bool) -> String {
    let page = path.prefix { $0 != "#" && $0 != "?" }
    let found = [page, page + "/"].first { $0.hasPrefix("/") && exists(String($0)) }
    return found.map { "write \($0)\(path.dropFirst(page.count))" } ?? "write the URL that readers can open"
  }

  /// Returns a warning that `subject` points to `host`, the author's own computer.
  package static func localFinding(
    about subject: String, _ host: String, at location: SourceLocation, help: String
  ) -> Diagnostic {
    Diagnostic(
      .brokenLink, "\(subject) points to \(host), which is a server on your own computer", at: location, help: help,
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
