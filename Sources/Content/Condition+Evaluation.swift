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
    meets(condition, today: today, in: fields[...])
  }

  private func meets(_ condition: Condition, today: DateValue, in slots: ArraySlice<Value>) -> Bool {
    switch condition {
    case .and(let left, let right):
      meets(left, today: today, in: slots) && meets(right, today: today, in: slots)
    case .or(let left, let right):
      meets(left, today: today, in: slots) || meets(right, today: today, in: slots)
    case .not(let condition): !meets(condition, today: today, in: slots)
    case .isMissing(let path): isMissing(value(at: path, in: slots))
    case .holds(let path): value(at: path, in: slots).isTrueBoolean
    case .any(let path, let condition): anyEntry(at: path, in: slots) { meets(condition, today: today, in: $0) }
    case .comparison(let path, let comparison, let operand):
      compare(value(at: path, in: slots), comparison, operand, today: today)
    }
  }

  private func isMissing(_ value: Value) -> Bool {
    value.isMissing || value.kind == .list && values.rows(of: value).isEmpty
  }

  private func anyEntry(at path: FieldPath, in slots: ArraySlice<Value>, _ meets: (ArraySlice<Value>) -> Bool) -> Bool {
    guard case .list(let element) = path.type else { return false }
    return values.rows(of: value(at: path, in: slots)).contains { entry in
      guard case .record(let record) = element, entry.kind == .record else { return meets([entry]) }
      return meets(values.slots(of: entry, count: record.fields.count { !$0.isPrivate }))
    }
  }

  /// Compares a value with an operand. A missing value never matches.
  private func compare(
    _ value: Value, _ comparison: Condition.Comparison, _ operand: Condition.Operand, today: DateValue
  ) -> Bool {
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
    case .today(let days, let months):
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
