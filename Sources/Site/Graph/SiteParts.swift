import Content
import Values

/// The input of ``SiteGraph``.
package struct SiteParts: Sendable {
  let definition: SiteDefinition
  let documents: [Document]
  let files: PublishedFiles
  let publication: Publication
  let theme: ThemeParts
  /// The URLs that exist only on some days; `nil` if dates keep no document unpublished.
  package var dated: DatedURLs?

  package init(
    _ definition: SiteDefinition, documents: [Document], files: PublishedFiles, publication: Publication,
    theme: ThemeParts
  ) {
    self.definition = definition
    self.documents = documents
    self.files = files
    self.publication = publication
    self.theme = theme
  }
}

extension SiteParts {
  var settings: SiteSettings { definition.settings }
  var types: ContentTypes { definition.types }
  var layout: SiteLayout { definition.layout }
  var contentRoot: String { definition.contentRoot }
  var feedIDs: FeedIDs { FeedIDs(namespace: settings.feed.namespace) }

  /// Returns the template value of a document.
  func value(of page: Page) -> Value { .document(page.id, shape: layout.documents[page.type].shape) }
}
