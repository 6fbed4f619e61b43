import Content
import Values

/// The parts of a theme that determine the values and files of a site.
package struct ThemeParts: Sendable {
  let settings: ThemeSettings
  /// The theme's data: a map, and the table that contains it.
  let data: (value: Value, table: ValueTable)
  /// A Boolean value that indicates whether the theme generates JSON feeds.
  let hasJSONFeeds: Bool
  /// A Boolean value that indicates whether the site has search.
  let hasSearch: Bool

  package init(
    settings: ThemeSettings, data: (value: Value, table: ValueTable), hasJSONFeeds: Bool, hasSearch: Bool
  ) {
    self.settings = settings
    self.data = data
    self.hasJSONFeeds = hasJSONFeeds
    self.hasSearch = hasSearch
  }
}
