import Values

/// What a type asks of its documents: `any offices where until is missing or until >= today`.
package indirect enum Condition: Sendable {
  /// Whether an entry of a list, at a path, meets a condition.
  case any(FieldPath, Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)
  case isMissing(FieldPath)
  /// A field that holds true or false.
  case holds(FieldPath)
  case comparison(FieldPath, Comparison, Operand)

  package enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// What a field is compared with.
  package enum Operand: Sendable {
    case text(String)
    case number(Double)
    case integer(Int)
    case boolean(Bool)
    case date(DateValue)
    /// The day of the build, so many days and months later, or earlier.
    case today(days: Int, months: Int)
  }
}

/// Where a field's value lies: its position among the fields of a document, then among those of the record in it, and so on.
package struct FieldPath: Sendable {
  package let positions: [Int]
  /// How many slots the record has that each further position is in.
  let slotCounts: [Int]
  package let type: FieldType

  /// The field called `name` (`consent.published`) of `fields`; `nil` where there is none, or where it is in a list.
  package init?(_ name: String, in fields: [Field]) {
    var fields = fields
    var positions: [Int] = []
    var slotCounts: [Int] = []
    var type: FieldType?
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      if let outer = type {
        guard case .record(let record) = outer else { return nil }
        // What a record holds in private is not kept.
        fields = record.fields.filter { !$0.isPrivate }
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
