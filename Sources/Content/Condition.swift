import Values

/// A condition on documents of a type: `any offices where until is missing or until >= today`.
package indirect enum Condition: Sendable {
  /// An entry of the list at a path meets a condition.
  case any(FieldPath, Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)
  case isMissing(FieldPath)
  /// A Boolean field is true.
  case holds(FieldPath)
  case comparison(FieldPath, Comparison, Operand)

  /// A Boolean value that indicates whether the condition compares a date with today.
  package var dependsOnToday: Bool {
    switch self {
    case .any(_, let condition), .not(let condition): condition.dependsOnToday
    case .and(let left, let right), .or(let left, let right): left.dependsOnToday || right.dependsOnToday
    case .isMissing, .holds: false
    case .comparison(_, _, .today): true
    case .comparison: false
    }
  }

  /// The path of the first field that is compared with today; `nil` if none is.
  package var datedPath: FieldPath? {
    switch self {
    case .any(let path, let condition): condition.dependsOnToday ? path : nil
    case .not(let condition): condition.datedPath
    case .and(let left, let right), .or(let left, let right): left.datedPath ?? right.datedPath
    case .comparison(let path, _, .today): path
    case .isMissing, .holds, .comparison: nil
    }
  }

  package enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// The value that a field is compared with.
  package enum Operand: Sendable {
    case text(String)
    case number(Double)
    case integer(Int)
    case boolean(Bool)
    case date(DateValue)
    /// The day of the build, plus or minus a number of days and months.
    case today(days: Int, months: Int)
    /// The date in another field of the same record.
    case field(FieldPath)
  }
}

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
        // Records do not keep private fields.
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
