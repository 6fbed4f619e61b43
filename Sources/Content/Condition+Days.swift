import Values

extension Document {
  /// Returns whether the document meets `condition` on at least one day up to `last`, and not before `first`.
  ///
  /// Between two of ``turningDays(of:in:)``, the outcome is the same on every day.
  package func meets(_ condition: Condition, notBefore first: Int?, upTo last: Int) -> Bool {
    if let first, first > last { return false }
    let days = [last] + (first.map { [$0] } ?? []) + turningDays(of: condition, in: fields[...])
    return days.contains { day in
      day <= last && first.map { day >= $0 } ?? true
        && meets(condition, today: DateValue(secondsSinceEpoch: day * 86_400))
    }
  }

  /// Returns the days around those on which the outcome of a comparison with today changes, in no order.
  private func turningDays(of condition: Condition, in slots: ArraySlice<Value>) -> [Int] {
    switch condition {
    case .and(let left, let right), .or(let left, let right):
      return turningDays(of: left, in: slots) + turningDays(of: right, in: slots)
    case .not(let condition): return turningDays(of: condition, in: slots)
    case .any(let path, let condition):
      return entries(at: path, in: slots).flatMap { turningDays(of: condition, in: $0) }
    case .comparison(let path, _, .today(let days, let months)):
      guard let date = value(at: path, in: slots).dateValue else { return [] }
      return [date.days.lowerBound, date.days.upperBound].flatMap { bound in
        // A month has up to three days more than another, so subtracting months is not exact.
        let day = DateValue(secondsSinceEpoch: (bound - days) * 86_400).adding(months: -months).day
        return (day - 4)...(day + 4)
      }
    case .isMissing, .holds, .comparison: return []
    }
  }
}
