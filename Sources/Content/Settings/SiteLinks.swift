/// The links in the settings of a site.
package struct SiteLinks: Sendable {
  /// The entries of the menu.
  package let navigation: [WrittenLink]
  /// Old URLs, and where each redirects.
  package let redirects: [SiteSettings.Redirect]
  /// The URL for editing a document, with `{path}` for its path in the content folder.
  package let editURL: String?
  /// The contacts that have no address of their own.
  package let unreachableContacts: [UnreachableContact]
}
