import Values

/// The result of reading the text of a value.
package enum ScalarOutcome {
  case text(String)
  case value(Value)
  /// A time that is written without a zone, read in the zone for such times.
  case localTime(DateValue)
  /// Markdown, which is rendered when a template reads it.
  case markdown(String)
  /// The path of a file, which must exist.
  case file(String)
  /// The target of a link, which is resolved when the site is linked.
  case link(String)
  case failure(String, help: String?)
}
