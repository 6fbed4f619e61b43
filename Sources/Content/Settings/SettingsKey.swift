import Values

/// A key of `site.yml`, in the order of the JSON Schema.
package enum SettingsKey: String, CaseIterable, Sendable {
  case title
  case baseURL = "base-url"
  case description, language
  case timeZone = "time-zone"
  case theme
  case themeSettings = "theme-settings"
  case editURL = "edit-url"
  case navigation, social, publishers, banner, contacts
  case frameHosts = "frame-hosts"
  case urlSchemes = "url-schemes"
  case activeFiles = "active-files"
  case redirects, feed
  case feedNamespace = "feed-namespace"
  case markdown

  /// The position among all cases.
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Returns the declarations of all keys. Declares the layouts of records in `vocabulary`.
  static func fields(in vocabulary: inout Vocabulary) -> [Field] {
    allCases.map { $0.field(in: &vocabulary) }
  }

  private func field(in vocabulary: inout Vocabulary) -> Field {
    Field(rawValue, type(in: &vocabulary), isRequired: self == .title || self == .baseURL, hint: hint)
  }

  private func type(in vocabulary: inout Vocabulary) -> FieldType {
    func record(_ label: String, _ fields: Field...) -> FieldType {
      let record = FieldType.Record(fields: fields, shape: vocabulary.reserveShape(label))
      vocabulary.define(record.shape, record.slots { _ in .any })
      return .record(record)
    }
    return switch self {
    case .title, .description, .language, .timeZone, .theme, .editURL, .feedNamespace: .text
    case .baseURL: .url
    // The theme declares its type; see ``ThemeSettings``.
    case .themeSettings: .map(.text)
    case .navigation:
      .list(
        record("a navigation item", Field("label", .text, isRequired: true), Field("page", .text), Field("url", .text)))
    case .social:
      .list(record("a social account", Field("label", .text, isRequired: true), Field("url", .url, isRequired: true)))
    case .publishers:
      .map(
        record(
          "a publisher", Field("name", .text, isRequired: true), Field("kind", .text), Field("description", .text),
          Field("url", .link)))
    case .banner:
      record(
        "the banner", Field("text", .text, isRequired: true), Field("url", .link), Field("from", .date),
        Field("until", .date))
    case .contacts:
      .list(record("a contact", Field("role", .text, isRequired: true), Field("email", .email), Field("url", .link)))
    case .frameHosts: .list(.host)
    case .urlSchemes, .activeFiles: .list(.text)
    case .redirects: .map(.text)
    case .feed:
      record("the feed settings", Field("title", .text), Field("description", .text), Field("limit", .integer))
    case .markdown: record("the Markdown settings", Field("raw-html", .boolean))
    }
  }

  private var hint: String {
    switch self {
    case .title: "The name of the site."
    case .baseURL: "The URL of the site, such as https://example.org."
    case .description: "One sentence for search engines and feeds."
    case .language: "The language of dates and of the theme's text: en or es."
    case .timeZone:
      "The time zone of the site, such as America/New_York. Days on the site begin at midnight in this zone. (default: UTC)"
    case .theme: "A folder in themes/."
    case .themeSettings: "Values for the settings that the theme declares."
    case .editURL: "The URL for editing a file, with {path} in place of the file's path."
    case .navigation: "The menu."
    case .social: "The site's social media accounts."
    case .publishers: "The organizations that publish documents, each under a key that templates use."
    case .banner: "A notice on every page, shown from the day in \"from\" through the day in \"until\"."
    case .contacts: "Contacts by role."
    case .frameHosts: "Hosts whose pages may be embedded in iframes."
    case .urlSchemes: "Schemes that links can have in addition to http, https, mailto, tel, sms, geo, and webcal."
    case .activeFiles:
      "Files in the content folder that are published although browsers can run them: tools/map.js, tools/*.js, or tools/."
    case .redirects: "Old URLs, and where each redirects."
    case .feed: "The feed of the whole site."
    case .feedNamespace:
      "The host name that IDs in feeds and calendars begin with. The default is the host of base-url."
    case .markdown: "Options for reading Markdown."
    }
  }
}
