import Diagnostics

/// A setting whose value stands for one that its author did not know yet: `title: My Site`.
package struct UnfinishedSetting: Sendable {
  package let message: String
  package let help: String
  package let location: SourceLocation
}

extension SettingsBuilder {
  /// Returns the title, the description, and the base URL that are placeholders.
  func unfinishedSettings() -> [UnfinishedSetting] {
    func unfinished(_ key: SettingsKey, _ problem: String, _ help: String) -> UnfinishedSetting? {
      record.location(of: key).map { UnfinishedSetting(message: problem, help: help, location: $0) }
    }
    var found: [UnfinishedSetting?] = []
    if let title = record.text(.title),
      PlaceholderText.isPlaceholder(title) || Self.sampleTitles.contains(title.lowercased())
    {
      found.append(
        unfinished(.title, "\"\(title)\" is a placeholder, and every page shows it", "write the name of the site"))
    }
    if let text = record.text(.description), PlaceholderText.isPlaceholder(text) {
      found.append(
        unfinished(
          .description, "\"\(text.prefix(60))\" is a placeholder, and search engines show it",
          "write one sentence about the site, or delete the line"))
    }
    if let url = record.text(.baseURL), let host = Self.sampleHost(of: url) {
      found.append(
        unfinished(
          .baseURL, "the host \"\(host)\" is not the address of a public site",
          "write the URL at which readers open the site; to build for another URL, use broadside build --base-url"))
    }
    return found.compactMap { $0 }
  }

  private static let sampleTitles: Set = [
    "my site", "my website", "my new site", "my new website", "my blog", "my new hugo site", "my hugo site",
    "your awesome title", "site title", "your site", "your site title", "website title", "my awesome site",
  ]

  /// Returns the host of `url` if only the author's own computer serves it, or if it is the sample `example.com`.
  private static func sampleHost(of url: String) -> Substring? {
    let host = BaseURL.host(of: url).prefix { $0 != ":" }
    return ["localhost", "127.0.0.1", "0.0.0.0", "example.com", "www.example.com"].contains(host.lowercased())
      ? host : nil
  }
}
