import Diagnostics
import Files
import TimeZones
import Values
import YAML

/// Reads `site.yml` by the same rules as front matter.
package struct SettingsReader {
  /// The settings that the file may contain.
  package let fields: [Field]
  private let path: String
  /// Whether the settings are in the content folder. Links that point outside it are reported when the folder is
  /// listed.
  private let areOwn: Bool

  /// Creates a reader of the settings of `tree`. Declares the layouts of its records in `vocabulary`.
  package init(_ tree: ContentTree, vocabulary: inout Vocabulary) {
    path = tree.path(of: ContentTree.settingsFile)
    areOwn = tree.hasOwnSettings
    let navigation = [Field("label", .text, isRequired: true), Field("page", .text), Field("url", .text)]
    let social = [Field("label", .text, isRequired: true), Field("url", .url, isRequired: true)]
    let publisher = [
      Field("name", .text, isRequired: true), Field("kind", .text), Field("description", .text), Field("url", .url),
    ]
    let banner = [
      Field("text", .text, isRequired: true), Field("url", .url), Field("from", .date), Field("until", .date),
    ]
    let contact = [Field("role", .text, isRequired: true), Field("email", .email), Field("url", .url)]
    let feed = [Field("title", .text), Field("description", .text), Field("limit", .integer)]
    let markdown = [Field("raw-html", .boolean)]
    func record(_ label: String, _ fields: [Field]) -> FieldType {
      let record = FieldType.Record(fields: fields, shape: vocabulary.reserveShape(label))
      vocabulary.define(record.shape, record.slots { _ in .any })
      return .record(record)
    }
    fields = [
      Field("title", .text, isRequired: true, hint: "The name of the site."),
      Field("base-url", .url, isRequired: true, hint: "The URL of the site, such as https://example.org."),
      Field("description", .text, hint: "One sentence for search engines and feeds."),
      Field("language", .text, hint: "The language of dates and of the theme's text: en or es."),
      Field(
        "time-zone", .text,
        hint:
          "The time zone of the site, such as America/New_York. Days on the site begin at midnight in this zone. (default: UTC)"
      ),
      Field("theme", .text, hint: "A folder in themes/."),
      // The theme declares its type; see ``ThemeSettings``.
      Field("theme-settings", .map(.text), hint: "Values for the settings that the theme declares."),
      Field("edit-url", .text, hint: "The URL for editing a file, with {path} in place of the file's path."),
      Field("navigation", .list(record("a navigation item", navigation)), hint: "The menu."),
      Field("social", .list(record("a social account", social)), hint: "The site's social media accounts."),
      Field(
        "publishers", .map(record("a publisher", publisher)),
        hint: "The organizations that publish documents, each under a key that templates use."),
      Field(
        "banner", record("the banner", banner),
        hint: "A notice on every page, shown from the day in \"from\" through the day in \"until\"."),
      Field("contacts", .list(record("a contact", contact)), hint: "Contacts by role."),
      Field("frame-hosts", .list(.text), hint: "Hosts whose pages may be embedded in frames."),
      Field("redirects", .map(.text), hint: "Old URLs, and where each redirects."),
      Field("feed", record("the feed settings", feed), hint: "The feed of the whole site."),
      Field(
        "feed-namespace", .text,
        hint: "The host name that IDs in feeds and calendars begin with. The default is the host of base-url."),
      Field("markdown", record("the Markdown settings", markdown), hint: "Options for reading Markdown."),
    ]
  }

  /// Returns the type of a setting in templates.
  package func valueType(of key: String) -> ValueType {
    fields.first { $0.key == key }?.type.valueType { _ in .any } ?? .any
  }

  /// Returns the settings and their errors. `baseURL` and `theme` override the values in the file, if they are not
  /// `nil`.
  package func read(baseURL: String?, theme: String?, vocabulary: Vocabulary) -> (SiteSettings?, [Diagnostic]) {
    guard areOwn else { return (nil, []) }
    let bytes: [UInt8]
    do { bytes = try FileContents.read(path) } catch {
      return (
        nil, [Diagnostic(.siteSettings, error.description, help: "add a site.yml with a title and a base-url")]
      )
    }
    let (node, syntaxErrors) = YAMLDocument.parse(bytes[...], path: path)
    guard let node else {
      return (
        nil,
        syntaxErrors.isEmpty
          ? [
            Diagnostic(
              .siteSettings, "the file is empty", at: SourceLocation(path: path),
              help: "add a title and a base-url")
          ] : syntaxErrors
      )
    }
    let files = FileReferences(files: PublishedFiles(paths: [], basePath: ""), folder: "")
    var decoder = RecordDecoder(path: path, subject: "site", files: files)
    // An unknown zone is reported below.
    decoder.timeZone = TimeZone.named(in: node)
    let values = decoder.record(node.without("theme-settings"), fields)
    var diagnostics = syntaxErrors + decoder.diagnostics
    let record = SettingsRecord(
      keys: fields.map(\.key), slots: values,
      workspace: Workspace(Tables(values: decoder.values, names: vocabulary.names, shapes: vocabulary.shapes)))
    let navigation = navigation(record, node, diagnostics: &diagnostics)
    // Missing values have been reported. Placeholders let the rest of the site be checked.
    let title = record.text("title") ?? ""
    let place = node.entry("base-url")?.place.location(in: path)
    let ownURL = self.url(record.text("base-url"), at: place, diagnostics: &diagnostics) ?? .placeholder
    let url = baseURL.map { self.url($0, at: nil, diagnostics: &diagnostics) ?? .placeholder } ?? ownURL
    checkOrder(ofBanner: record, node, diagnostics: &diagnostics)
    let zone = timeZone(record.text("time-zone"), node, diagnostics: &diagnostics)
    let feed = record["feed"]
    let settings = SiteSettings(
      title: title, description: record.text("description"),
      baseURL: url.text, basePath: SiteSettings.path(ofURL: url.text),
      host: SiteSettings.host(ofURL: url.text),
      feedNamespace: feedNamespace(record, node, diagnostics: &diagnostics) ?? SiteSettings.host(ofURL: ownURL.text),
      language: record.text("language") ?? "en", timeZone: zone,
      timeZoneLocation: node.entry("time-zone")?.place.location(in: path),
      theme: theme ?? record.text("theme") ?? "civic",
      themeSettings: node.entry("theme-settings"), editURL: editURL(record, node, diagnostics: &diagnostics),
      navigation: navigation,
      feed: SiteSettings.Feed(
        title: record.text("title", of: feed) ?? title,
        description: record.text("description", of: feed) ?? record.text("description"),
        limit: max(1, record.workspace.attribute(named: "limit", of: feed)?.integerValue ?? 20)),
      allowsRawHTML: record.workspace.attribute(named: "raw_html", of: record["markdown"])?.isTrueBoolean ?? false,
      social: record["social"].isMissing ? .emptyList : record["social"], publishers: record["publishers"],
      banner: record["banner"],
      bannerLocation: node.entry("banner")?.place.location(in: path) ?? SourceLocation(path: path),
      contacts: record["contacts"].isMissing ? .emptyList : record["contacts"],
      frameHosts: record["frame-hosts"].isMissing ? .emptyList : record["frame-hosts"],
      redirects: redirects(record, node), values: decoder.values, path: path,
      themeLocation: theme == nil ? node.entry("theme")?.place.location(in: path) : nil,
      languageLocation: node.entry("language")?.place.location(in: path))
    return (settings, diagnostics)
  }

  private func url(_ text: String?, at place: SourceLocation?, diagnostics: inout [Diagnostic]) -> BaseURL? {
    guard let text else { return nil }
    switch BaseURL.read(text) {
    case .success(let url): return url
    case .failure(let problem):
      diagnostics.append(Diagnostic(.siteSettings, problem.message, at: place, help: problem.help))
      return nil
    }
  }

  private func feedNamespace(
    _ record: borrowing SettingsRecord, _ node: Node, diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let namespace = record.text("feed-namespace") else { return nil }
    let isURL = namespace.contains("://")
    guard isURL || namespace.contains(where: \.isWhitespace) else { return namespace }
    diagnostics.append(
      Diagnostic(
        .siteSettings, "\"\(namespace)\" \(isURL ? "must be a host, not a URL" : "must not contain spaces")",
        at: node.entry("feed-namespace")?.place.location(in: path),
        help: isURL
          ? "write \(SiteSettings.host(ofURL: namespace))" : "write the former host of the site, such as example.org"))
    return nil
  }

  /// Reports a banner that ends before it begins.
  private func checkOrder(ofBanner record: borrowing SettingsRecord, _ node: Node, diagnostics: inout [Diagnostic]) {
    let banner = record["banner"]
    guard let from = record.workspace.attribute(named: "from", of: banner)?.dateValue,
      let until = record.workspace.attribute(named: "until", of: banner)?.dateValue,
      until.days.upperBound < from.days.lowerBound
    else { return }
    let place = (node.entry("banner")?.entry("until") ?? node.entry("banner"))?.place
    diagnostics.append(
      Diagnostic(
        .dateOrder, "the banner begins on \(from.isoText), but ends before that", at: place?.location(in: path),
        help: "write a later date, or remove the banner"))
  }

  private func timeZone(_ name: String?, _ node: Node, diagnostics: inout [Diagnostic]) -> TimeZone {
    guard let name else { return .utc }
    let database = TimeZoneDatabase()
    do { return try database.zone(named: name) } catch {
      diagnostics.append(
        Diagnostic(
          .siteSettings, error.message(for: name), at: node.entry("time-zone")?.place.location(in: path),
          help: database.advice(for: name, after: error)))
      return .utc
    }
  }

  private func editURL(
    _ record: borrowing SettingsRecord, _ node: Node, diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let url = record.text("edit-url") else { return nil }
    if url.hasPrefix("https://"), url.contains("{path}") { return url }
    diagnostics.append(
      Diagnostic(
        .siteSettings, "\"\(url)\" must begin with https:// and contain {path}",
        at: node.entry("edit-url")?.place.location(in: path),
        help: "write a URL such as https://github.com/you/site/edit/main/content/{path}"))
    return nil
  }

  private func redirects(_ record: borrowing SettingsRecord, _ node: Node) -> [SiteSettings.Redirect] {
    let redirects = record["redirects"]
    return record.workspace.attributeNames(of: redirects).compactMap { old in
      guard let new = record.text(old, of: redirects) else { return nil }
      let place = node.entry("redirects")?.entry(old)?.place ?? node.place
      return SiteSettings.Redirect(from: old, to: new, location: place.location(in: path))
    }
  }

  private func navigation(
    _ record: borrowing SettingsRecord, _ node: Node, diagnostics: inout [Diagnostic]
  ) -> [WrittenLink] {
    // Items that are not sets of fields have been reported, and are not in the list.
    let nodes = (node.entry("navigation")?.elements ?? []).filter { $0.scalarText == nil }
    return zip(record.workspace.elements(of: record["navigation"]), nodes).compactMap { item, node in
      guard let label = record.text("label", of: item) else { return nil }
      // Errors are about the destination: use the location of the last key that sets it.
      let wrong = node.entry("url") ?? node.entry("page") ?? node.entry("label") ?? node
      let location = wrong.place.location(in: path)
      switch (record.text("page", of: item), record.text("url", of: item)) {
      case (let written?, nil), (nil, let written?):
        return WrittenLink(owner: label, written: written, location: location)
      case (let page, _):
        diagnostics.append(
          Diagnostic(
            .siteSettings, "\"\(label)\" has \(page == nil ? "no destination" : "two destinations")", at: location,
            help: page == nil
              ? "add \"page: file.md\" or \"url: /path/\"" : "keep only one of \"page: …\" and \"url: …\""))
        return nil
      }
    }
  }
}

/// The decoded top level of the settings, read by key.
private struct SettingsRecord: ~Copyable {
  let keys: [String]
  let slots: [Value]
  let workspace: Workspace

  subscript(key: String) -> Value { keys.firstIndex(of: key).map { slots[$0] } ?? .null }

  func text(_ key: String) -> String? {
    let value = self[key]
    return value.kind == .text ? workspace.string(value) : nil
  }

  func text(_ name: String, of record: Value) -> String? {
    guard let value = workspace.attribute(named: name, of: record), value.kind == .text else { return nil }
    return workspace.string(value)
  }
}

extension Node {
  /// Returns the mapping without the entry `key`.
  fileprivate func without(_ key: String) -> Node {
    guard case .mapping(let entries) = content else { return self }
    return Node(content: .mapping(entries.filter { $0.key != key }), place: place)
  }

  fileprivate var elements: [Node] {
    if case .sequence(let nodes) = content { nodes } else { [] }
  }
}
