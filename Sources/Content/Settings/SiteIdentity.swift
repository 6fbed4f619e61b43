/// The title of a site, its description, and the URL at which it is published.
package struct SiteIdentity: Sendable {
  package let title: String
  package let description: String?
  package let url: BaseURL
  /// The settings whose values are placeholders.
  package let unfinishedSettings: [UnfinishedSetting]
}
