import Diagnostics

/// A named condition, true for some documents.
package struct ComputedField: Sendable {
  package let name: String
  package let condition: Condition
  let location: SourceLocation

  /// The name in templates.
  package var templateName: String { Field.templateName(name) }
}
