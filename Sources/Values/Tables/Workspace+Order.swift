extension Workspace {
  /// Returns the order of `left` and `right` in a sorted list: negative if `left` comes first, 0 if they are equal,
  /// positive if `right` comes first.
  ///
  /// Numbers compare by size, dates by moment, text by its Unicode scalars, and lists element by element. Missing
  /// values come last. Kinds that cannot be compared follow the order of ``Value/Kind``, so that any list can be
  /// sorted.
  package func order(_ left: Value, _ right: Value) -> Int {
    if left.isMissing || right.isMissing { return (left.isMissing ? 1 : 0) - (right.isMissing ? 1 : 0) }
    if let order = orderNumbers(left, right) { return order }
    if let first = left.dateValue, let second = right.dateValue { return first < second ? -1 : first > second ? 1 : 0 }
    if isText(left), isText(right) { return orderBytes(left, right) }
    if left.kind == .list, right.kind == .list {
      for index in 0..<min(count(left), count(right)) {
        let order = order(element(index, of: left), element(index, of: right))
        if order != 0 { return order }
      }
      return count(left) - count(right)
    }
    return Int(left.kind.rawValue) - Int(right.kind.rawValue)
  }

  /// Returns whether two values are equal for a template's `==`: 1 equals 1.0, and text is equal if its bytes are.
  package func equal(_ left: Value, _ right: Value) -> Bool {
    if let order = orderNumbers(left, right) { return order == 0 }
    if isText(left), isText(right) { return left == right || orderBytes(left, right) == 0 }
    guard left.kind == right.kind else { return left.isMissing && right.isMissing }
    switch left.kind {
    case .list:
      return count(left) == count(right)
        && (0..<count(left)).allSatisfy { equal(element($0, of: left), element($0, of: right)) }
    case .map:
      return count(left) == count(right)
        && (0..<count(left)).allSatisfy { index in
          let pair = pair(index, of: left)
          return attribute(named: string(pair.key), of: right).map { equal(pair.value, $0) } ?? false
        }
    default:
      return left == right
    }
  }

  private func isText(_ value: Value) -> Bool { value.kind == .text || value.kind == .html }

  /// Compares two numbers by their exact values. Returns `nil` if one of them is not a number.
  private func orderNumbers(_ left: Value, _ right: Value) -> Int? {
    switch (whole(left), left.numberValue, whole(right), right.numberValue) {
    case (let first?, _, let second?, _): first < second ? -1 : first > second ? 1 : 0
    case (let first?, _, _, let second?): order(first, second)
    case (_, let first?, let second?, _): -order(second, first)
    case (_, let first?, _, let second?): first < second ? -1 : first > second ? 1 : 0
    default: nil
    }
  }

  private func order(_ whole: Int, _ number: Double) -> Int {
    guard abs(number) < 0x1p63 else { return number > 0 ? -1 : 1 }
    let floor = Int(number.rounded(.down))
    if whole != floor { return whole < floor ? -1 : 1 }
    return number > number.rounded(.down) ? -1 : 0
  }

  private func whole(_ value: Value) -> Int? {
    value.kind == .boolean ? (value.isTrueBoolean ? 1 : 0) : value.integerValue
  }

  private func orderBytes(_ left: Value, _ right: Value) -> Int {
    withBytes(of: left) { first in
      withBytes(of: right) { second in
        for index in 0..<min(first.count, second.count) where first[index] != second[index] {
          return Int(first[index]) - Int(second[index])
        }
        return first.count - second.count
      }
    }
  }
}
