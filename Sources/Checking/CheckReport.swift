import Diagnostics

/// The result of a check.
package struct CheckReport: Sendable {
  /// All findings that are not suppressed, in reading order.
  package let diagnostics: [Diagnostic]
  /// The number of documents that were checked.
  package let documents: Int
  /// The number of findings that comments suppress.
  package let suppressed: Int
}
