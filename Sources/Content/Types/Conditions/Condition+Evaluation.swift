import Values

extension Document {
  /// Returns the value at `path`; null if it or an enclosing record is missing.
  package func value(at path: FieldPath) -> Value { value(at: path, in: fields[...]) }

  func value(at path: FieldPath, in slots: ArraySlice<Value>) -> Value {
    var value = slots[slots.startIndex + path.positions[0]]
    for (position, count) in zip(path.positions.dropFirst(), path.slotCounts) {
      guard value.kind == .record else { return .null }
      let slots = values.slots(of: value, count: count)
      value = slots[slots.startIndex + position]
    }
    return value
  }

  /// Returns whether the document meets `condition` on the day `today`.
  package func meets(_ condition: Condition, today: DateValue) -> Bool {
    outcome(of: condition, today: today, in: fields[...]) ?? false
  }

  /// Returns whether the document can meet `condition` on some day: whether everything that does not depend on today
  /// allows it.
  package func canMeet(_ condition: Condition) -> Bool { outcome(of: condition, today: nil, in: fields[...]) ?? true }

  /// Evaluates a condition by Kleene's three-valued logic. The outcome is `nil` if it depends on today, and `today` is
  /// `nil`.
  private func outcome(of condition: Condition, today: DateValue?, in slots: ArraySlice<Value>) -> Bool? {
    switch condition {
    case .and(let left, let right):
      return Self.all([left, right]) { outcome(of: $0, today: today, in: slots) }
    case .or(let left, let right):
      return Self.any([left, right]) { outcome(of: $0, today: today, in: slots) }
    case .not(let condition): return outcome(of: condition, today: today, in: slots).map { !$0 }
    case .isMissing(let path): return isMissing(value(at: path, in: slots))
    case .holds(let path): return value(at: path, in: slots).isTrueBoolean
    case .any(let path, let condition):
      return Self.any(entries(at: path, in: slots)) { outcome(of: condition, today: today, in: $0) }
    case .comparison(let path, let comparison, let operand):
      return compare(value(at: path, in: slots), comparison, operand, today: today) { value(at: $0, in: slots) }
    }
  }

  private static func any<Element>(_ elements: [Element], _ outcome: (Element) -> Bool?) -> Bool? {
    var isOpen = false
    for element in elements {
      guard let outcome = outcome(element) else {
        isOpen = true
        continue
      }
      if outcome { return true }
    }
    return isOpen ? nil : false
  }

  private static func all<Element>(_ elements: [Element], _ outcome: (Element) -> Bool?) -> Bool? {
    any(elements) { outcome($0).map { !$0 } }.map { !$0 }
  }

  private func isMissing(_ value: Value) -> Bool {
    value.isMissing || value.kind == .list && values.rows(of: value).isEmpty
  }

  /// Returns the fields of each entry of the list at `path`.
  func entries(at path: FieldPath, in slots: ArraySlice<Value>) -> [ArraySlice<Value>] {
    guard case .list(let element) = path.type else { return [] }
    return values.rows(of: value(at: path, in: slots)).map { entry in
      guard case .record(let record) = element, entry.kind == .record else { return [entry] }
      return values.slots(of: entry, count: record.publicFields.count)
    }
  }

  /// Compares a value with an operand. A missing value never matches. Returns `nil` if the operand is
  /// today, and `today` is `nil`.
  private func compare(
    _ value: Value, _ comparison: Condition.Comparison, _ operand: Condition.Operand, today: DateValue?,
    other: (FieldPath) -> Value
  ) -> Bool? {
    if isMissing(value) { return false }
    switch operand {
    case .text(let text):
      let written = self.text(of: value)
      return comparison == .equal ? written == text : written != text
    case .boolean(let flag): return (value.isTrueBoolean == flag) == (comparison == .equal)
    case .integer(let integer):
      if let held = value.integerValue { return comparison.holds(held, held, integer, integer) }
      guard let held = value.numberValue else { return false }
      return comparison.holds(held, held, Double(integer), Double(integer))
    case .number(let number):
      guard let held = value.numberValue ?? value.integerValue.map(Double.init) else { return false }
      return comparison.holds(held, held, number, number)
    case .date(let date): return compare(value, comparison, days: date.days)
    case .field(let path):
      guard let left = value.dateValue, let right = other(path).dateValue else { return false }
      // Two moments compare exactly, anything else by its days.
      guard left.precision == .time, right.precision == .time else {
        return compare(value, comparison, days: right.days)
      }
      let (first, second) = (left.secondsSinceEpoch, right.secondsSinceEpoch)
      return comparison.holds(first, first, second, second)
    case .today(let days, let months):
      guard let today else { return nil }
      let day = today.adding(months: months).day + days
      return compare(value, comparison, days: day...day)
    }
  }

  /// Compares a date, which covers every day it may be if its day is unknown: it is before another date if all of it
  /// is.
  private func compare(_ value: Value, _ comparison: Condition.Comparison, days: ClosedRange<Int>) -> Bool {
    guard let date = value.dateValue else { return false }
    return comparison.holds(date.days.lowerBound, date.days.upperBound, days.lowerBound, days.upperBound)
  }

  private func text(of value: Value) -> String? {
    if case .reference(let position) = PendingValue(value) { return references[position].name }
    return value.kind == .text ? values.string(value) : nil
  }
}

extension Document {
  /// Returns whether a record of the document, with the fields in `slots`, meets `condition` on the day `today`, or on
  /// some day if `today` is `nil`.
  func meets(_ condition: Condition, today: DateValue?, in slots: ArraySlice<Value>) -> Bool {
    outcome(of: condition, today: today, in: slots) ?? true
  }
}

extension Condition.Comparison {
  /// Returns whether the comparison holds between two ranges, given their first and last values: `<` if the whole range
  /// is before the other, `<=` if it does not start after the other ends, and likewise in the other direction.
  fileprivate func holds<Number: Comparable>(_ first: Number, _ last: Number, _ otherFirst: Number, _ otherLast: Number)
    -> Bool
  {
    switch self {
    case .equal: first <= otherLast && otherFirst <= last
    case .notEqual: first > otherLast || otherFirst > last
    case .less: last < otherFirst
    case .lessOrEqual: first <= otherLast
    case .greater: first > otherLast
    case .greaterOrEqual: last >= otherFirst
    }
  }
}
