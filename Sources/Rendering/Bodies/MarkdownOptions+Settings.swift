import Markdown
import Themes

extension MarkdownOptions {
  /// Creates the options for the Markdown of a site.
  package init(_ site: LoadedSite) {
    let settings = site.graph.settings
    self.init(rawHTML: settings.allowsRawHTML, schemes: settings.schemes)
    components = site.components.map(\.name).sorted()
  }
}
