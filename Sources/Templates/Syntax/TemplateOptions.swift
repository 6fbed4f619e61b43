/// How templates are read.
package struct TemplateOptions: Hashable, Sendable {
  /// Leaves out the line end right after a tag, as Jinja's `trim_blocks` does.
  package var trimsBlocks = false
  /// Leaves out the blanks before a tag that begins its line, as Jinja's `lstrip_blocks` does.
  package var stripsLinesBeforeBlocks = false
  /// Escapes every value as text in HTML, whatever its place: for comparison with engines that know no places.
  package var escapesEveryPlaceAsText = false

  package init() {}
}
