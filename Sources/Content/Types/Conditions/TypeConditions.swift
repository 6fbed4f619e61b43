/// The conditions on the documents of a type.
package struct TypeConditions: Sendable {
  /// The condition that a document must meet to be published.
  package var requirement: Requirement?
  /// The named conditions that templates see as true or false.
  package var computed: [ComputedField] = []
  package var checks: [ContentCheck] = []

  /// All conditions, in the order of `require`, `computed`, and `checks`.
  var all: [Condition] {
    (requirement.map { [$0.condition] } ?? []) + computed.map(\.condition) + checks.map(\.condition)
  }
}
