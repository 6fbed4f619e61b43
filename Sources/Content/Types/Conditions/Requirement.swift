/// The condition that a document must meet to be published.
package struct Requirement: Sendable {
  package let condition: Condition
  /// The condition as written: `consent.published`.
  package let text: String
}
