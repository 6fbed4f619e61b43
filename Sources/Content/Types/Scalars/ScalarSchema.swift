/// The JSON Schema of a single value, as text editors apply it to YAML.
///
/// A text editor reads YAML 1.2, in which `02134` and `2014` are numbers, but a build interprets them by the type of the
/// field. A schema therefore allows numbers where a value can look like one.
package struct ScalarSchema: Sendable {
  /// The JSON types of values: `string`, `integer`.
  package let types: [String]
  package var format: String?
  /// The regular expression for text, in the dialect of ECMAScript, which other dialects read the same way.
  package var pattern: String?
  /// The regular expression for text in a required field; `nil` if ``pattern`` applies there, too.
  package var requiredPattern: String?
  /// The range of numbers.
  package var range: ClosedRange<Int>?
}
