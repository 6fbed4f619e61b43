import Diagnostics

/// A message for editors about the documents that meet a condition.
package struct ContentCheck: Sendable {
  package let condition: Condition
  package let severity: Diagnostic.Severity
  package let message: String
  /// The field at whose location the message is reported.
  package let field: String?
}
