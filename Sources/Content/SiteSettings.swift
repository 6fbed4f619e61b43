import Diagnostics
import Values
import YAML

/// What `site.yml` says of the site as a whole.
package final class SiteSettings: Sendable {
  package let title: String
  package let description: String?
  /// The address of the site without a slash at its end: `https://example.org/site`.
  package let baseURL: String
  /// What stands before every path of the site: the path of ``baseURL``, empty for most.
  package let basePath: String
  /// The host of ``baseURL``: `example.org`.
  package let host: String
  package let language: String
  package let theme: String
  /// What the site chooses of what its theme declares, to be read when the theme is known.
  package let themeSettings: Node?
  /// Where a document can be edited, with `{path}` for its path in the content folder.
  package let editURL: String?
  package let navigation: [NavigationItem]
  package let feed: Feed
  package let allowsRawHTML: Bool
  /// What templates see as `site.social` and `site.publishers`, as values of ``values``.
  package let social: Value
  package let publishers: Value
  package let banner: Value
  /// Whom to ask, by role.
  package let contacts: Value
  /// The hosts whose pages may be shown in a frame.
  package let frameHosts: Value
  /// Old addresses, and where they lead.
  package let redirects: [Redirect]
  package let values: ValueTable
  /// The file as diagnostics name it.
  package let path: String
  /// Where the file names the theme and the language; `nil` where it does not.
  package let themeLocation: SourceLocation?
  package let languageLocation: SourceLocation?

  init(
    title: String, description: String?, baseURL: String, basePath: String, host: String, language: String,
    theme: String, themeSettings: Node?, editURL: String?, navigation: [NavigationItem], feed: Feed,
    allowsRawHTML: Bool, social: Value, publishers: Value,
    banner: Value, contacts: Value, frameHosts: Value, redirects: [Redirect], values: ValueTable, path: String,
    themeLocation: SourceLocation?, languageLocation: SourceLocation?
  ) {
    self.title = title
    self.description = description
    self.baseURL = baseURL
    self.basePath = basePath
    self.host = host
    self.language = language
    self.theme = theme
    self.themeSettings = themeSettings
    self.editURL = editURL
    self.navigation = navigation
    self.feed = feed
    self.allowsRawHTML = allowsRawHTML
    self.social = social
    self.publishers = publishers
    self.banner = banner
    self.contacts = contacts
    self.frameHosts = frameHosts
    self.redirects = redirects
    self.values = values
    self.path = path
    self.themeLocation = themeLocation
    self.languageLocation = languageLocation
  }

  /// An entry of the site's menu.
  package struct NavigationItem: Sendable {
    package enum Target: Sendable {
      /// A content file, by its path in the content folder.
      case page(String)
      /// A path of the site, or an address elsewhere.
      case url(String)
    }

    package let label: String
    package let target: Target
    package let location: SourceLocation
  }

  /// An address that leads on, to a content file, a path of the site or an address elsewhere.
  package struct Redirect: Sendable {
    package let from: String
    package let to: String
    package let location: SourceLocation
  }

  /// The feed of everything that has a date.
  package struct Feed: Sendable {
    package let title: String
    package let description: String?
    package let limit: Int
  }

  /// The host of `url`: `example.org`.
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
