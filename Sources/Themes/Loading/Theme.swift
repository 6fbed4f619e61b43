import Content
import Files
import Templates
import Values

/// A theme and the themes that it extends. For each path, it has the file of the nearest theme.
package struct Theme: Sendable {
  package let templates: [TemplateSource]
  /// The static files.
  let staticFiles: [StaticFile]
  /// The contents of the `theme.yml` files.
  let declaration: Declaration
  /// The value of `data` in templates: the contents of each data file, by its path without the extension.
  package let data: (value: Value, table: ValueTable)
  /// The translated strings of each language, by language code.
  let words: [String: Words]
  /// The folders and files that were read, with their stamps from before.
  package let inputs: [StampedFile]
  /// The components, by name, with the file that declares the attributes of each, if there is one.
  let components: [(name: String, path: String, declaration: [UInt8]?)]

  struct Declaration: Sendable {
    /// The options for reading templates, from the theme nearest to the site.
    var options: TemplateOptions?
    /// The settings for a site, the nearest theme first.
    var settings: [ThemeSettings.Declaration] = []
    var hasSearch = false
    /// A Boolean value that indicates whether the files of all themes are known, so that a template that is not there is
    /// missing.
    var isComplete = true
    /// A Boolean value that indicates whether all `settings` are known.
    var hasAllSettings = true
  }

  /// A file that is published unchanged, or that is rendered once.
  struct StaticFile: Sendable {
    /// The path in the output.
    let path: String
    /// The path of the source file.
    let file: String
    /// A Boolean value that indicates whether the file is a template that uses only the theme's settings and data, such
    /// as `site.css.jinja`.
    let isTemplate: Bool
  }
}

extension Theme {
  var options: TemplateOptions { declaration.options ?? TemplateOptions() }
  /// A Boolean value that indicates whether all files of the theme, and of the themes that it extends, are known.
  var isComplete: Bool { declaration.isComplete && !templates.isEmpty }
  /// A Boolean value that indicates whether all settings that the theme declares are known.
  var hasAllSettings: Bool { isComplete && declaration.hasAllSettings }
  package var settings: [ThemeSettings.Declaration] { declaration.settings }
  /// The paths of the static files, which templates pass to `asset`.
  package var assetPaths: Set<String> { Set(staticFiles.map(\.path)) }
  /// A Boolean value that indicates whether the theme has a search, over the content that it marks with
  /// `data-pagefind-body`.
  package var hasSearch: Bool { declaration.hasSearch }

  /// The prefix of components in the names of templates.
  static let componentFolder = "components/"
  /// The prefix of templates that generate one file each, at the path that follows it.
  static let fileFolder = "files/"
  /// The extension of static files that are templates.
  static let staticTemplateEnding = ".jinja"
}
