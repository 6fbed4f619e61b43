import Diagnostics

/// A link in the settings of a site: in the menu, in a setting of the theme, or in a redirect.
package struct WrittenLink: Sendable {
  /// The owner of the link: the label of a menu entry, the name of a setting, or the old URL of a redirect.
  package let owner: String
  /// The target as written: a path on the site, a content file, or a URL.
  package let written: String
  package let location: SourceLocation
}
