import Values

extension Document {
  /// The outcome of a condition from a day on.
  package struct OutcomeChange<Outcome: Equatable & Sendable>: Sendable {
    /// In days since 1970-01-01.
    package let day: Int
    package let outcome: Outcome
  }

  /// Returns the days after `today` on which the outcome of `condition` changes.
  package func changes(of condition: Condition, after today: DateValue) -> [OutcomeChange<Bool>] {
    changes(after: today, on: turningDays(of: condition, in: fields[...])) { meets(condition, today: $0) }
  }

  /// Returns the days after `today` on which `outcome` changes, if it can change only on `days`.
  func changes<Outcome: Equatable>(
    after today: DateValue, on days: Set<Int>, _ outcome: (DateValue) -> Outcome
  ) -> [OutcomeChange<Outcome>] {
    let later = days.filter { $0 > today.day }.sorted()
    guard !later.isEmpty else { return [] }
    var current = outcome(today)
    return later.compactMap { day in
      guard let date = today.adding(days: day - today.day) else { return nil }
      let next = outcome(date)
      defer { current = next }
      return next == current ? nil : OutcomeChange(day: day, outcome: next)
    }
  }

  /// Returns whether the document meets `condition` on at least one day up to `last`, and not before `first`.
  package func meets(_ condition: Condition, notBefore first: Int?, upTo last: Int) -> Bool {
    let turning = turningDays(of: condition, in: fields[...])
    let first = first ?? min(last, (turning.min() ?? last) - 1)
    return turning.union([first, last]).contains { day in
      first <= day && day <= last && meets(condition, today: DateValue(secondsSinceEpoch: day * 86_400))
    }
  }

  /// Returns the days on which the outcome of `condition` can change, and perhaps others close to them.
  func turningDays(of condition: Condition, in slots: ArraySlice<Value>) -> Set<Int> {
    switch condition {
    case .and(let left, let right), .or(let left, let right):
      return turningDays(of: left, in: slots).union(turningDays(of: right, in: slots))
    case .not(let condition): return turningDays(of: condition, in: slots)
    case .any(let path, let condition):
      return entries(at: path, in: slots).reduce(into: []) { $0.formUnion(turningDays(of: condition, in: $1)) }
    case .comparison(let path, _, .today(let days, let months)):
      guard let date = value(at: path, in: slots).dateValue else { return [] }
      return Self.turningDays(of: date.days, days: days, months: months)
    case .isMissing, .holds, .comparison: return []
    }
  }

  /// Returns the days on which today, `days` and `months` later, reaches or passes the first or last day of a date.
  private static func turningDays(of date: ClosedRange<Int>, days: Int, months: Int) -> Set<Int> {
    let boundaries = [date.lowerBound, date.lowerBound + 1, date.upperBound, date.upperBound + 1]
    return boundaries.reduce(into: []) { found, boundary in
      guard months != 0 else {
        found.insert(boundary - days)
        return
      }
      // Months differ in length: a month before March 31 is February 28, as are a month before March 28, 29, and 30.
      let day = DateValue(secondsSinceEpoch: (boundary - days) * 86_400).adding(months: -months).day
      found.formUnion(day - 3...day + 3)
    }
  }
}
