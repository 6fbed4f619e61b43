/// Markup that has no effect, so that readers see it: `[about](about us.md)`, `** bold**`, `{% include "a.html" %}`.
struct StrayMarkup {
  /// The range of bytes in the source of the text.
  let range: Range<Int>
  let message: String
  let help: String
}
