import TimeZones
import Values

/// A type of single values, such as dates: everything that the program knows about it.
///
/// Each conforming type is in a file of its own, and ``FieldType/scalars`` lists all of them. From these definitions
/// follow the reader of `_type.yml`, the values that templates read, messages, JSON Schemas, forms, new documents, and
/// imports.
package protocol ScalarType: Sendable {
  /// The name in `_type.yml`.
  var name: String { get }

  /// The names that other programs use for this type, in lowercase.
  var otherNames: [String] { get }

  /// A description of a value, for messages: "a whole number".
  var expectation: String { get }

  /// Guidance on how to write a value, for people who fill in a field; empty if that is obvious.
  var advice: String { get }

  /// A value as an editor would write it.
  var example: String { get }

  /// The type of the values that templates read.
  var valueType: ValueType { get }

  /// The notation of values in front matter that the program writes.
  var notation: ScalarNotation { get }

  /// The JSON Schema of a value.
  var schema: ScalarSchema { get }

  /// The form field in which editors enter a value in the browser.
  var widget: FormWidget { get }

  /// The way in which private values are recognized in published text.
  var recognition: ValueRecognition { get }

  /// The condition under which a value identifies the record that contains it, as the title of an office does.
  var identification: RecordIdentification { get }

  /// Reads the text of a value as YAML contains it. The type decides, not YAML. Null and empty values do not get here:
  /// ``RecordDecoder`` treats them as missing.
  func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome
}
