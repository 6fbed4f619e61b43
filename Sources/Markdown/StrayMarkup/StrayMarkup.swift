import Diagnostics

/// Markup that has no effect, so that readers see it: `[about](about us.md)`, `** bold**`, `{% include "a.html" %}`.
struct StrayMarkup: Equatable {
  /// The rule that the finding belongs to.
  var rule = Rule.strayMarkup
  /// The range of bytes in the source of the text.
  let range: Range<Int>
  var message: String
  var help: String
}
