import YAML

/// The names of settings in other programs, for the advice on keys that `site.yml` does not have.
enum OtherSettingName {
  private static let meanings: [SettingsKey: Set<String>] = [
    .title: ["name", "site-name", "sitename", "site-title", "sitetitle"],
    .baseURL: [
      "url", "baseurl", "base", "site-url", "siteurl", "site", "domain", "hostname", "host", "root-url", "homepage",
      "website", "canonical-url",
    ],
    .description: ["tagline", "subtitle", "slogan", "summary", "site-description"],
    .language: ["lang", "locale", "language-code", "languagecode", "default-language", "default-content-language"],
    .timeZone: ["timezone", "tz", "zone"],
    .themeSettings: ["params", "extra", "theme-config", "theme-options", "theme-params", "settings"],
    .editURL: ["edit-uri", "edit-link", "edit-page"],
    .navigation: ["nav", "menu", "menus", "navbar", "main-menu", "header-links", "navigation-links"],
    .social: ["socials", "social-links", "social-media", "accounts"],
    .contacts: ["contact"],
    .redirects: ["redirect", "aliases", "old-urls"],
    .feed: ["rss", "atom", "feeds"],
    .markdown: ["markup", "markdown-options"],
  ]
  /// Settings that have no counterpart.
  private static let unavailable: [String: String] = [
    "plugins": "Broadside has no plugins", "gems": "Broadside has no plugins",
    "permalink": "the path of a file determines its URL", "permalinks": "the path of a file determines its URL",
    "pretty-urls": "URLs of pages always end with a slash", "uglyurls": "URLs of pages always end with a slash",
    "author": "the fields of a document name its authors", "authors": "the fields of a document name its authors",
    "collections": "a _type.yml file in a folder declares its type",
    "taxonomies": "references between documents take the place of taxonomies",
    "output": "broadside build --output sets the output folder",
    "destination": "broadside build --output sets the output folder",
    "publish-dir": "broadside build --output sets the output folder",
    "port": "broadside serve --port sets the port",
  ]

  /// Returns the advice for the entry `key` of the top level, among `entries`, and the name of the setting that was
  /// meant; `nil` if the name is not known.
  static func advice(on entry: Node.Entry, among entries: [Node.Entry]) -> (meant: String?, advice: String)? {
    let written = entry.key.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    if let reason = unavailable[written] { return (nil, "delete it: \(reason)") }
    guard let key = meanings.first(where: { $0.value.contains(written) })?.key.rawValue else { return nil }
    if entries.contains(where: { $0.key == key }) { return (key, "delete it: \"\(key)\" is also in this file") }
    guard let value = entry.value.scalarText else { return (key, "did you mean \"\(key)\"?") }
    switch key {
    case SettingsKey.language.rawValue where value.contains("_"):
      let language = String(value.prefix { $0 != "." }).replacing("_", with: "-")
      return (key, "write \"\(key): \(language)\"")
    case SettingsKey.baseURL.rawValue where !value.contains("."):
      return (key, "write the URL of the site: \(key): https://example.org")
    default: return (key, "did you mean \"\(key)\"?")
    }
  }

  /// Returns the one of `keys` that `entry` of a link in the settings was meant for; `nil` if it is not known.
  static func keyOfLink(_ entry: Node.Entry, among keys: [String]) -> String? {
    guard keys.contains("page"), keys.contains("url") else { return nil }
    switch entry.key.lowercased() {
    case "text": return "label"
    case "link", "href", "path", "to", "target", "file", "src", "ref", "dest":
      return entry.value.scalarText?.hasSuffix(".md") == true ? "page" : "url"
    default: return nil
    }
  }
}
