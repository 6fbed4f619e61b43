import Content
import Values

/// The definition of a site: its settings, its types, and the layouts of the values that templates see.
package struct SiteDefinition: Sendable {
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  /// The names and layouts of the types and the theme.
  let vocabulary: Vocabulary
  /// The content folder as diagnostics name it.
  package let contentRoot: String

  package init(
    settings: SiteSettings, types: ContentTypes, layout: SiteLayout, vocabulary: Vocabulary, contentRoot: String
  ) {
    self.settings = settings
    self.types = types
    self.layout = layout
    self.vocabulary = vocabulary
    self.contentRoot = contentRoot
  }
}
