import Diagnostics

/// A contact in `contacts` through which readers cannot reach anyone.
package struct UnreachableContact: Sendable {
  package let role: String
  /// A Boolean value that indicates whether its only address is the home page of the site, rather than none.
  package let hasHomePage: Bool
  package let location: SourceLocation
}

extension SettingsBuilder {
  /// Returns the contacts that have neither an email address nor a URL other than `home`, the URL of the site itself.
  func unreachableContacts(home: BaseURL) -> [UnreachableContact] {
    (record.entry(.contacts)?.elements ?? []).compactMap { node in
      guard let role = node.entry("role")?.scalarText, node.entry("email")?.isNull ?? true else { return nil }
      let url = node.entry("url").flatMap { $0.isNull ? nil : $0 }
      if let text = url?.scalarText, !["/", "index.md"].contains(text), !home.isHomePage(text) { return nil }
      return UnreachableContact(
        role: role, hasHomePage: url != nil, location: (url ?? node).place.location(in: record.path))
    }
  }
}

extension BaseURL {
  /// Returns whether `url` is the home page of the site, with or without `www` and a query. A section of the home page
  /// is not.
  fileprivate func isHomePage(_ url: String) -> Bool {
    func parts(_ url: String) -> (host: Substring, path: Substring) {
      let host = Self.host(of: String(url.prefix { $0 != "?" && $0 != "#" })).lowercased()
      let path = (url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]).drop { $0 != "/" && $0 != "#" }
      return (host.hasPrefix("www.") ? host.dropFirst(4) : host[...], path.prefix { $0 != "?" })
    }
    let (own, other) = (parts(text), parts(url))
    return own.host == other.host && ["", "/", "/index.html"].contains { own.path + $0 == other.path }
  }
}
