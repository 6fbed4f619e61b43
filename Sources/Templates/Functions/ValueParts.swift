import Values

/// Attributes of values that are not records or maps: the parts of a `groupby` group and of a date.
enum ValueParts {
  /// The parts of a `groupby` group, which is a list of two, with their positions.
  static let ofGroup = ["grouper": 0, "list": 1]

  /// The parts of a date, with the precision that the date must have.
  static let ofDate: [String: DateValue.Precision] = ["year": .year, "month": .month, "day": .day, "weekday": .day]

  /// Returns the names of the parts of values of a type.
  static func names(of type: ValueType) -> [String] {
    switch type {
    case .tuple(let elements) where elements.count == 2: Array(ofGroup.keys)
    case .date: Array(ofDate.keys)
    default: []
    }
  }

  /// Returns the type of a part of a value, or `nil` if there is no such part.
  static func type(of name: String, in type: ValueType) -> ValueType? {
    switch type {
    case .tuple(let elements) where elements.count == 2: ofGroup[name].map { elements[$0] }
    case .date: ofDate[name].map { _ in .number }
    default: nil
    }
  }
}

extension Workspace {
  /// Returns a part of a value. A part that a date does not have, such as the month of `2014`, is null.
  func part(_ name: String, of value: Value) -> Value? {
    if value.kind == .list, count(value) == 2 { return ValueParts.ofGroup[name].map { element($0, of: value) } }
    guard let date = value.dateValue, let precision = ValueParts.ofDate[name] else { return nil }
    guard precision <= date.precision else { return .null }
    switch name {
    case "year": return .integer(date.civil.year)
    case "month": return .integer(date.civil.month)
    case "day": return .integer(date.civil.day)
    default: return .integer(date.weekdayFromMonday)
    }
  }
}
