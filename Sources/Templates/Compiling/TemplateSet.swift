import Values

/// The inputs for compiling templates.
package struct TemplateSet: Sendable {
  package var sources: [TemplateSource]
  /// The names of the variables that are passed to every template.
  package var globals: [String]
  /// The layouts that ``ValueType/record(_:)`` refers to.
  package var shapes: [Shape]
  package var textFilters: [TextFilter]
  package var options: TemplateOptions
  /// The strings for `t`. Without them, templates have no such function.
  package var words: Words?
  /// The files for `asset` and `integrity`. Without them, templates have no such functions.
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
