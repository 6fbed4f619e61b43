import Diagnostics

/// The value of a private field, which must not appear in anything that is published.
package struct Secret: Sendable {
  package let text: String
  package let recognition: ValueRecognition
  /// The name of the field.
  package let field: String
  package let location: SourceLocation
}
