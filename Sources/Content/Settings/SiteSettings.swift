import Diagnostics
import TimeZones
import Values
import YAML

/// The settings of the site as a whole, from `site.yml`.
package final class SiteSettings: Sendable {
  package let title: String
  package let description: String?
  /// The URL of the site without a trailing slash: `https://example.org/site`.
  package let baseURL: String
  /// The prefix of every path on the site: the path of ``baseURL``, empty for most sites.
  package let basePath: String
  /// The host of ``baseURL``: `example.org`.
  package let host: String
  /// The beginning of the IDs of documents in feeds and calendars.
  package let feedNamespace: String
  package let language: String
  /// The zone in which days begin; UTC if the file names none.
  package let timeZone: TimeZone
  /// The location of the time zone in the file; `nil` if it is not set.
  package let timeZoneLocation: SourceLocation?
  /// The zone of times that are written without one; `nil` if the file names none.
  package var localTimeZone: TimeZone? { timeZoneLocation.map { _ in timeZone } }
  package let theme: String
  /// The site's values for the settings that its theme declares, to be read once the theme is loaded.
  package let themeSettings: Node?
  /// The URL for editing a document, with `{path}` for its path in the content folder.
  package let editURL: String?
  /// The entries of the menu.
  package let navigation: [WrittenLink]
  package let feed: Feed
  package let allowsRawHTML: Bool
  /// The values of `site.social` and `site.publishers` in templates, as values of ``values``.
  package let social: Value
  package let publishers: Value
  package let banner: Value
  package let bannerLocation: SourceLocation
  /// Contacts by role.
  package let contacts: Value
  /// The hosts whose pages may be embedded in frames.
  package let frameHosts: Value
  /// Old URLs, and where each redirects.
  package let redirects: [Redirect]
  package let values: ValueTable
  /// The file's path in diagnostics.
  package let path: String
  /// The locations of the theme and the language in the file; `nil` if it does not set them.
  package let themeLocation: SourceLocation?
  package let languageLocation: SourceLocation?

  init(
    title: String, description: String?, baseURL: String, basePath: String, host: String,
    feedNamespace: String, language: String, timeZone: TimeZone, timeZoneLocation: SourceLocation?,
    theme: String, themeSettings: Node?, editURL: String?, navigation: [WrittenLink], feed: Feed,
    allowsRawHTML: Bool, social: Value, publishers: Value,
    banner: Value, bannerLocation: SourceLocation, contacts: Value, frameHosts: Value, redirects: [Redirect],
    values: ValueTable, path: String,
    themeLocation: SourceLocation?, languageLocation: SourceLocation?
  ) {
    self.title = title
    self.description = description
    self.baseURL = baseURL
    self.basePath = basePath
    self.host = host
    self.feedNamespace = feedNamespace
    self.language = language
    self.timeZone = timeZone
    self.timeZoneLocation = timeZoneLocation
    self.theme = theme
    self.themeSettings = themeSettings
    self.editURL = editURL
    self.navigation = navigation
    self.feed = feed
    self.allowsRawHTML = allowsRawHTML
    self.social = social
    self.publishers = publishers
    self.banner = banner
    self.bannerLocation = bannerLocation
    self.contacts = contacts
    self.frameHosts = frameHosts
    self.redirects = redirects
    self.values = values
    self.path = path
    self.themeLocation = themeLocation
    self.languageLocation = languageLocation
  }

  /// A redirect to a content file, a path on the site, or an external URL.
  package struct Redirect: Sendable {
    package let from: String
    package let to: String
    package let location: SourceLocation
  }

  /// The feed of everything with a date.
  package struct Feed: Sendable {
    package let title: String
    package let description: String?
    package let limit: Int
  }

  /// The dates from and until which the banner is shown.
  package var bannerDates: (from: DateValue?, until: DateValue?) {
    guard banner.kind == .record else { return (nil, nil) }
    let slots = Array(values.slots(of: banner, count: 4))
    return (slots[2].dateValue, slots[3].dateValue)
  }

  /// A Boolean value that indicates whether the banner is shown only on some days.
  package var hasDatedBanner: Bool { bannerDates.from != nil || bannerDates.until != nil }

  /// Returns the host of `url`: `example.org`.
  static func host(ofURL url: String) -> String {
    let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return String(rest.prefix { $0 != "/" })
  }

  static func path(ofURL url: String) -> String {
    guard let scheme = url.range(of: "://") else { return "" }
    let rest = url[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? { ranges(of: needle).first }
}
