import HTML

/// Options for parsing templates.
package struct TemplateOptions: Hashable, Sendable {
  /// Removes the line break right after a tag, as Jinja's `trim_blocks` does.
  package var trimsBlocks = false
  /// Removes the white space before a tag that begins its line, as Jinja's `lstrip_blocks` does.
  package var stripsLinesBeforeBlocks = false
  /// Escapes every value as HTML text in every context, for comparison with engines without contextual escaping.
  package var escapesEveryPlaceAsText = false
  /// The schemes that URLs can have.
  package var schemes = AllowedSchemes.standard

  package init() {}
}
