import Diagnostics
import HTML

/// The settings of the site as a whole, from `site.yml`.
package final class SiteSettings: Sendable {
  package let identity: SiteIdentity
  /// The prefix of every path on the site: the path of its URL, empty for most sites.
  package let basePath: String
  package let locale: SiteLocale
  package let theme: ThemeChoice
  package let links: SiteLinks
  package let feed: Feed
  package let values: SiteValues
  package let permissions: SitePermissions
  /// The file's path in diagnostics.
  package let path: String

  init(
    _ identity: SiteIdentity, locale: SiteLocale, theme: ThemeChoice, links: SiteLinks, feed: Feed, values: SiteValues,
    permissions: SitePermissions, path: String
  ) {
    self.identity = identity
    basePath = identity.url.path
    self.locale = locale
    self.theme = theme
    self.links = links
    self.feed = feed
    self.values = values
    self.permissions = permissions
    self.path = path
  }

  package var allowsRawHTML: Bool { permissions.allowsRawHTML }

  /// The schemes that URLs can have.
  package var schemes: AllowedSchemes { permissions.schemes }

  /// A redirect to a content file, a path on the site, or an external URL.
  package struct Redirect: Sendable {
    package let from: OldURL
    /// The old URL as it is written.
    package let written: String
    package let to: String
    package let location: SourceLocation
  }

  /// The feed of everything with a date.
  package struct Feed: Sendable {
    package let title: String
    package let description: String?
    package let limit: Int
    /// The beginning of the IDs of documents in all feeds and calendars.
    package let namespace: String
  }
}
