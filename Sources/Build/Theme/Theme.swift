import Content
import Files
import Templates
import Values

/// A theme with those it extends: for each path, the file of the theme nearest to it.
package struct Theme: Sendable {
  package let templates: [TemplateSource]
  /// The static files.
  let staticFiles: [StaticFile]
  /// How the templates are read, as the theme nearest to the site says.
  package let options: TemplateOptions
  /// What templates see as `data`: the value of each data file by its path without the ending.
  package let data: (value: Value, table: ValueTable)
  /// The words of each language, by its code.
  let words: [String: Words]
  /// What its site can choose, as the themes declare it, the nearest first.
  package let settings: [ThemeSettings.Declaration]
  /// Whether it shows a search, over what it marks with `data-pagefind-body`.
  let hasSearch: Bool
  /// The folders and files that it was read from, and what they were like before.
  let inputs: [(path: String, stamp: FileStamp)]
  /// The components, by name: the file that declares the attributes of each, if it has one.
  let components: [(name: String, path: String, declaration: [UInt8]?)]

  /// A file that is published as it is, or made once.
  struct StaticFile: Sendable {
    /// Its path in the output.
    let path: String
    /// Where it lies.
    let file: String
    /// Whether it is a template over the theme's own settings and data, `site.css.jinja`.
    let isTemplate: Bool
  }
}

extension Theme {
  /// What stands before the names of components among those of templates.
  static let componentFolder = "components/"
  /// What stands before the names of templates that make one file each, at the path that follows.
  static let fileFolder = "files/"
  /// How the names of static files end that are templates.
  static let staticTemplateEnding = ".jinja"
}
