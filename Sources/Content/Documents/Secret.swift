import Diagnostics

/// Text in a private field, which must not appear in anything that is published.
package struct Secret: Sendable {
  package let text: String
  /// The name of the field.
  package let field: String
  package let location: SourceLocation
}
