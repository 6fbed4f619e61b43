/// The location of a field's value: its position among the fields of a document, then among those of the record there,
/// and so on.
package struct FieldPath: Sendable {
  package let positions: [Int]
  /// The number of slots in the record that each further position refers to.
  let slotCounts: [Int]
  package let type: FieldType

  /// Finds the field called `name` (`consent.published`) in `fields`; `nil` if there is no such field, or if it is in a
  /// list.
  package init?(_ name: String, in fields: [Field]) {
    var fields = fields
    var positions: [Int] = []
    var slotCounts: [Int] = []
    var type: FieldType?
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      if let outer = type {
        guard case .record(let record) = outer else { return nil }
        fields = record.publicFields
        slotCounts.append(fields.count)
      }
      guard let position = fields.firstIndex(where: { $0.key == part }) else { return nil }
      positions.append(position)
      type = fields[position].type
    }
    guard let type else { return nil }
    self.positions = positions
    self.slotCounts = slotCounts
    self.type = type
  }
}
