import Content
import Values

/// The input of ``SiteGraph``.
package struct SiteParts: Sendable {
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  package let documents: [Document]
  package let files: PublishedFiles
  package let vocabulary: Vocabulary
  package let publication: Publication
  /// The content folder as diagnostics name it.
  package let contentRoot: String
  /// The theme's data: a map, and the table that contains it.
  package let data: (value: Value, table: ValueTable)
  package let theme: ThemeSettings
  /// A Boolean value that indicates whether the theme generates JSON feeds.
  package let hasJSONFeeds: Bool
  /// A Boolean value that indicates whether the site has search.
  package let hasSearch: Bool
  /// The URLs that exist only on some days; `nil` if dates keep no document unpublished.
  package var dated: DatedURLs?

  package init(
    settings: SiteSettings, types: ContentTypes, layout: SiteLayout, documents: [Document], files: PublishedFiles,
    vocabulary: Vocabulary, publication: Publication, contentRoot: String,
    data: (value: Value, table: ValueTable), theme: ThemeSettings, hasJSONFeeds: Bool,
    hasSearch: Bool
  ) {
    self.settings = settings
    self.types = types
    self.layout = layout
    self.documents = documents
    self.files = files
    self.vocabulary = vocabulary
    self.publication = publication
    self.contentRoot = contentRoot
    self.data = data
    self.theme = theme
    self.hasJSONFeeds = hasJSONFeeds
    self.hasSearch = hasSearch
  }
}

extension SiteParts {
  var feedIDs: FeedIDs { FeedIDs(namespace: settings.feed.namespace) }

  /// Returns the template value of a document.
  func value(of page: Page) -> Value { .document(page.id, shape: layout.documents[page.type].shape) }
}
