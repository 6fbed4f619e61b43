import Diagnostics
import YAML

/// The theme of a site.
package struct ThemeChoice: Sendable {
  /// The name of its folder.
  package let name: String
  /// The location of the name in the file; `nil` if the file does not set it.
  package let location: SourceLocation?
  /// The site's values for the settings that its theme declares, to be read once the theme is loaded.
  package let settings: Node?
}
