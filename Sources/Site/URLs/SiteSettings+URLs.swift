import Content

extension SiteSettings {
  /// Returns the absolute URL of a file of the site.
  package func permalink(_ address: SiteAddress) -> String { absolute(address.url) }

  /// Returns the absolute URL for a path from the root of the host. Other URLs are unchanged.
  package func absolute(_ url: String) -> String {
    guard url.hasPrefix("/"), !url.hasPrefix("//") else { return url }
    return identity.url.text + (url.hasPrefix(basePath) ? url.dropFirst(basePath.count) : url[...])
  }
}
