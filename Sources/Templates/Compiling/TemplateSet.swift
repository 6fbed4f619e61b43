import Values

/// Everything that templates are compiled from.
package struct TemplateSet: Sendable {
  package var sources: [TemplateSource]
  /// The names of the variables that every template is given.
  package var globals: [String]
  /// The layouts that ``ValueType/record(_:)`` names.
  package var shapes: [Shape]
  package var textFilters: [TextFilter]
  package var options: TemplateOptions
  /// What `t` writes; without, templates have no such function.
  package var words: Words?
  /// What `asset` and `integrity` tell of; without, templates have no such functions.
  package var assets: (any AssetSource)?

  package init(
    _ sources: [TemplateSource], globals: [String], shapes: [Shape] = [], textFilters: [TextFilter] = [],
    options: TemplateOptions = TemplateOptions(), words: Words? = nil, assets: (any AssetSource)? = nil
  ) {
    self.sources = sources
    self.globals = globals
    self.shapes = shapes
    self.textFilters = textFilters
    self.options = options
    self.words = words
    self.assets = assets
  }
}

/// A filter from text to text, or to HTML, that whoever renders brings.
package struct TextFilter: Hashable, Sendable {
  package let name: String
  package let makesHTML: Bool

  package init(_ name: String, makesHTML: Bool) {
    self.name = name
    self.makesHTML = makesHTML
  }
}
