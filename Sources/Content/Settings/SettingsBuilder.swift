import Diagnostics
import TimeZones
import Values
import YAML

/// Builds the settings from their decoded values, and checks what the types of the fields do not.
///
/// The decoder reports missing values. Placeholders let the rest of the site be checked.
struct SettingsBuilder: ~Copyable {
  let record: SettingsRecord
  private let values: SiteValues
  private(set) var diagnostics: [Diagnostic] = []

  init(_ record: consuming SettingsRecord, _ values: SiteValues) {
    self.record = record
    self.values = values
  }

  /// Returns the settings. `baseURL` and `theme` override the values in the file, if they are not `nil`.
  mutating func settings(baseURL: String?, theme: String?) -> SiteSettings {
    let navigation = navigation()
    let redirects = redirects()
    let ownURL = url(record.text(.baseURL), at: record.location(of: .baseURL)) ?? .placeholder
    let url = baseURL.map { self.url($0, at: nil) ?? .placeholder } ?? ownURL
    checkBannerOrder()
    let identity = SiteIdentity(
      title: record.text(.title) ?? "", description: record.text(.description), url: url,
      unfinishedSettings: unfinishedSettings())
    return SiteSettings(
      identity, locale: locale(),
      theme: ThemeChoice(
        name: theme ?? record.text(.theme) ?? "civic", location: theme == nil ? record.location(of: .theme) : nil,
        settings: record.entry(.themeSettings)),
      links: SiteLinks(
        navigation: navigation, redirects: redirects, editURL: editURL(),
        unreachableContacts: unreachableContacts(home: ownURL)),
      feed: feed(of: identity, ownURL: ownURL), values: values,
      permissions: permissions(), path: record.path)
  }

  private mutating func permissions() -> SitePermissions {
    SitePermissions(
      allowsRawHTML: record.attribute("raw_html", of: record[.markdown])?.isTrueBoolean ?? false, schemes: schemes(),
      activeFiles: (record.entry(.activeFiles)?.elements ?? []).compactMap { node in
        node.scalarText.map { ActiveFiles.Exception(text: $0, location: node.place.location(in: record.path)) }
      })
  }

  mutating func report(
    _ message: String, of rule: Rule = .siteSettings, at location: SourceLocation?, help: String?
  ) {
    diagnostics.append(Diagnostic(rule, message, at: location, help: help))
  }

  private mutating func url(_ text: String?, at location: SourceLocation?) -> BaseURL? {
    guard let text else { return nil }
    switch BaseURL.read(text) {
    case .success(let url): return url
    case .failure(let problem):
      report(problem.message, at: location, help: problem.help)
      return nil
    }
  }

  private mutating func locale() -> SiteLocale {
    SiteLocale(
      language: record.text(.language) ?? "en", languageLocation: record.location(of: .language), timeZone: timeZone(),
      timeZoneLocation: record.location(of: .timeZone))
  }

  private mutating func timeZone() -> TimeZone {
    guard let name = record.text(.timeZone) else { return .utc }
    let database = TimeZoneDatabase()
    do { return try database.zone(named: name) } catch {
      report(
        error.message(for: name), at: record.location(of: .timeZone), help: database.advice(for: name, after: error))
      return .utc
    }
  }

  /// Reads the feed. The namespace does not change if the site is built for another URL than `ownURL`.
  private mutating func feed(of identity: SiteIdentity, ownURL: BaseURL) -> SiteSettings.Feed {
    let feed = record[.feed]
    return SiteSettings.Feed(
      title: record.text("title", of: feed) ?? identity.title,
      description: record.text("description", of: feed) ?? identity.description,
      limit: max(1, record.attribute("limit", of: feed)?.integerValue ?? 20),
      namespace: feedNamespace() ?? ownURL.host)
  }

  private mutating func feedNamespace() -> String? {
    guard let namespace = record.text(.feedNamespace) else { return nil }
    let isURL = namespace.contains("://")
    guard isURL || namespace.contains(where: \.isWhitespace) else { return namespace }
    report(
      "\"\(namespace)\" \(isURL ? "must be a host, not a URL" : "must not contain spaces")",
      at: record.location(of: .feedNamespace),
      help: isURL ? "write \(BaseURL.host(of: namespace))" : "write the former host of the site, such as example.org")
    return nil
  }

  /// Reports a banner that ends before it begins.
  private mutating func checkBannerOrder() {
    let banner = record[.banner]
    guard let from = record.attribute("from", of: banner)?.dateValue,
      let until = record.attribute("until", of: banner)?.dateValue, until.days.upperBound < from.days.lowerBound
    else { return }
    let place = (record.entry(.banner)?.entry("until") ?? record.entry(.banner))?.place
    diagnostics.append(
      Diagnostic(
        .dateOrder, "the banner begins on \(from.isoText), but ends before that", at: place?.location(in: record.path),
        help: "write a later date, or remove the banner"))
  }
}

/// Reads the links.
extension SettingsBuilder {
  private mutating func editURL() -> String? {
    guard let url = record.text(.editURL) else { return nil }
    if url.hasPrefix("https://"), url.contains("{path}") { return url }
    report(
      "\"\(url)\" must begin with https:// and contain {path}", at: record.location(of: .editURL),
      help: "write a URL such as https://github.com/you/site/edit/main/content/{path}")
    return nil
  }

  private mutating func redirects() -> [SiteSettings.Redirect] {
    guard case .mapping(let entries) = record.entry(.redirects)?.content else { return [] }
    var redirects: [SiteSettings.Redirect] = []
    for entry in entries {
      guard let new = record.text(entry.key, of: record[.redirects]) else { continue }
      let location = entry.value.place.location(in: record.path)
      if let found = RedirectTarget.problem(in: new) {
        report(
          "the target \"\(new)\" contains \(found.description)", of: .redirect, at: location,
          help: "remove the \(found.name) from the URL")
        continue
      }
      do {
        let old = try OldURL(entry.key)
        redirects.append(SiteSettings.Redirect(from: old, written: entry.key, to: new, location: location))
      } catch {
        report(error.message, of: .redirect, at: entry.keyPlace.location(in: record.path), help: error.help)
      }
    }
    return redirects
  }

  private mutating func navigation() -> [WrittenLink] {
    // Items that are not sets of fields have been reported, and are not in the list.
    let nodes = (record.entry(.navigation)?.elements ?? []).filter { $0.scalarText == nil }
    var links: [WrittenLink] = []
    for (item, node) in zip(record.workspace.elements(of: record[.navigation]), nodes) {
      guard let label = record.text("label", of: item) else { continue }
      // Errors are about the destination: use the location of the last key that sets it.
      let wrong = node.entry("url") ?? node.entry("page") ?? node.entry("label") ?? node
      let location = wrong.place.location(in: record.path)
      switch (record.text("page", of: item), record.text("url", of: item)) {
      case (let written?, nil), (nil, let written?):
        links.append(WrittenLink(owner: label, written: written, location: location))
      case (nil, nil) where node.hasEntry(otherThan: ["label", "page", "url"]):
        // The name that stands for "page" or "url" has been reported.
        continue
      case (let page, _):
        report(
          "\"\(label)\" has \(page == nil ? "no destination" : "two destinations")", at: location,
          help: page == nil ? "add \"page: file.md\" or \"url: /path/\"" : "keep only one of \"page: …\" and \"url: …\""
        )
      }
    }
    return links
  }
}

extension Node {
  /// Returns whether a mapping has an entry whose key is not one of `keys`.
  fileprivate func hasEntry(otherThan keys: Set<String>) -> Bool {
    if case .mapping(let entries) = content { entries.contains { !keys.contains($0.key) } } else { false }
  }

  var elements: [Node] {
    if case .sequence(let nodes) = content { nodes } else { [] }
  }
}
