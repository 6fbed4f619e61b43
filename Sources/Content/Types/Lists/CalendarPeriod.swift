/// The fields with the beginning and the end of a document in a calendar.
///
/// The date of the type's feeds (`feed: { date: … }`) is the beginning if it is not `date`. By default, the fields are
/// named `start` and `end`, after the properties `DTSTART` and `DTEND` (RFC 5545).
package struct CalendarPeriod: Sendable {
  package let start: String
  package let end: String
  /// The condition that the end is before the start.
  package let isReversed: Condition

  /// Returns `nil` if `fields` have no such dates, or if one of the type's own `checks` compares them.
  init?(in fields: [Field], startingAt feedDate: String, checkedBy checks: [ContentCheck]) {
    let start = feedDate == StandardField.date.key ? "start" : feedDate
    let end = "end"
    guard let startPath = FieldPath(start, in: fields), let endPath = FieldPath(end, in: fields),
      startPath.type.isScalar(DateType.self), endPath.type.isScalar(DateType.self)
    else { return nil }
    guard !checks.contains(where: { $0.condition.compares(endPath, startPath) }) else { return nil }
    self.start = start
    self.end = end
    isReversed = .comparison(endPath, .less, .field(startPath))
  }
}

extension Condition {
  /// Returns whether a part of the condition compares two fields of a document.
  fileprivate func compares(_ first: FieldPath, _ second: FieldPath) -> Bool {
    switch self {
    case .and(let left, let right), .or(let left, let right):
      left.compares(first, second) || right.compares(first, second)
    case .not(let condition): condition.compares(first, second)
    case .comparison(let path, _, .field(let other)):
      Set([path.positions, other.positions]) == Set([first.positions, second.positions])
    case .any, .isMissing, .holds, .comparison: false
    }
  }
}
