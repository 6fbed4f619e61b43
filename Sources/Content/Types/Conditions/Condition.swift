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
