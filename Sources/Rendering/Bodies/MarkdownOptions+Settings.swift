import Content
import Markdown

extension MarkdownOptions {
  /// Creates the options for the Markdown of a site.
  package init(_ settings: SiteSettings) {
    self.init(rawHTML: settings.allowsRawHTML, schemes: settings.schemes)
  }
}
