/// One criterion of a sort order.
package struct SortKey: Sendable {
  package let field: String
  package let isDescending: Bool

  package init(_ field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}
