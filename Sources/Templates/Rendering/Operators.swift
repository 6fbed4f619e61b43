import Values

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operators of expressions, which work as in Python.
enum Operators {
  static func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ workspace: inout Workspace
  ) throws(FunctionFailure) -> Value {
    guard left.kind != .undefined, right.kind != .undefined else { throw FunctionFailure.undefined }
    switch operation {
    case .equal: return .boolean(workspace.equal(left, right))
    case .unequal: return .boolean(!workspace.equal(left, right))
    case .less: return .boolean(try order(left, right, workspace) < 0)
    case .lessOrEqual: return .boolean(try order(left, right, workspace) <= 0)
    case .greater: return .boolean(try order(left, right, workspace) > 0)
    case .greaterOrEqual: return .boolean(try order(left, right, workspace) >= 0)
    case .contained: return .boolean(try contains(left, in: right, workspace))
    case .notContained: return .boolean(!(try contains(left, in: right, workspace)))
    case .concatenate: return try ListFilters.joined(&workspace, [left, right], separator: .emptyText)
    case .add:
      if isText(left), isText(right) { return sum(of: left, and: right, &workspace) }
      if left.kind == .list, right.kind == .list {
        return workspace.make(workspace.elements(of: left) + workspace.elements(of: right))
      }
      return try arithmetic(operation, left, right, workspace)
    case .multiply where left.kind == .list || isText(left): return try repeated(left, right, &workspace)
    case .multiply where right.kind == .list || isText(right): return try repeated(right, left, &workspace)
    case .remainder where isText(left):
      let isMap = right.kind == .map
      let values = right.kind == .list ? workspace.elements(of: right) : isMap ? [] : [right]
      let formatted = try Formatting.formatted(&workspace, left, values + [isMap ? right : .null])
      return workspace.same(workspace.make(formatted), as: left)
    default: return try arithmetic(operation, left, right, workspace)
    }
  }

  private static func isText(_ value: Value) -> Bool { value.kind == .text || value.kind == .html }

  /// Returns text or a list repeated the number of times that `count` gives.
  private static func repeated(
    _ value: Value, _ count: Value, _ workspace: inout Workspace
  ) throws(FunctionFailure) -> Value {
    guard let count = count.integerValue else {
      throw FunctionFailure(
        "\(value.kindName(workspace)) can be multiplied only by a whole number, not \(count.kindName(workspace))")
    }
    let size = max(0, count).multipliedReportingOverflow(by: max(1, workspace.count(value)))
    guard !size.overflow, size.partialValue < 10_000_000 else { throw FunctionFailure("the result is too large") }
    if value.kind == .list {
      let elements = workspace.elements(of: value)
      return workspace.make((0..<max(0, count)).flatMap { _ in elements })
    }
    let text = workspace.utf8(value)
    return workspace.same(workspace.make((0..<max(0, count)).flatMap { _ in text }), as: value)
  }

  /// Returns two strings joined. If only one of them is HTML, the other is escaped, as MarkupSafe does.
  private static func sum(of left: Value, and right: Value, _ workspace: inout Workspace) -> Value {
    let like = left.kind == .html ? left : right
    let bytes = workspace.utf8(left, into: like) + workspace.utf8(right, into: like)
    return workspace.same(workspace.make(bytes), as: like)
  }

  private static func order(_ left: Value, _ right: Value, _ workspace: borrowing Workspace) throws(FunctionFailure)
    -> Int
  {
    if left.kind == .list, right.kind == .list {
      for (first, second) in zip(workspace.elements(of: left), workspace.elements(of: right))
      where !workspace.equal(first, second) {
        return try order(first, second, workspace)
      }
      return workspace.count(left) - workspace.count(right)
    }
    let areNumbers = number(left) != nil && number(right) != nil
    guard areNumbers || isText(left) && isText(right) || left.kind == .date && right.kind == .date else {
      throw FunctionFailure("\(left.kindName(workspace)) cannot be compared with \(right.kindName(workspace))")
    }
    return workspace.order(left, right)
  }

  private static func contains(_ value: Value, in container: Value, _ workspace: borrowing Workspace)
    throws(FunctionFailure)
    -> Bool
  {
    switch container.kind {
    case .list: return workspace.elements(of: container).contains { workspace.equal($0, value) }
    case .map, .record: return workspace.attribute(named: workspace.text(value), of: container) != nil
    case .text, .html:
      guard isText(value) else { throw FunctionFailure("a string cannot contain \(value.kindName(workspace))") }
      return ByteText.contains(workspace.utf8(value), in: workspace.utf8(container))
    case .null, .undefined: return false
    default: throw FunctionFailure("\"in\" cannot be used with \(container.kindName(workspace))")
    }
  }

  private static func number(_ value: Value) -> Double? {
    value.numberValue ?? value.integerValue.map(Double.init)
      ?? (value.kind == .boolean ? (value.isTrueBoolean ? 1 : 0) : nil)
  }

  private static func arithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ workspace: borrowing Workspace
  ) throws(FunctionFailure) -> Value {
    if let first = integer(left), let second = integer(right),
      let result = try integers(operation, first, second)
    {
      return .integer(result)
    }
    guard let first = number(left), let second = number(right) else {
      throw FunctionFailure("this operator cannot combine \(left.kindName(workspace)) and \(right.kindName(workspace))")
    }
    if second == 0, [.divide, .floorDivide, .remainder].contains(operation) {
      throw FunctionFailure("division by zero")
    }
    switch operation {
    case .add: return .number(first + second)
    case .subtract: return .number(first - second)
    case .multiply: return .number(first * second)
    case .divide: return .number(first / second)
    case .floorDivide: return .number(divided(first, second).quotient)
    case .remainder: return .number(divided(first, second).remainder)
    case .power:
      if first == 0, second < 0 { throw FunctionFailure("division by zero") }
      let power = pow(first, second)
      guard power.isFinite || !first.isFinite else {
        throw FunctionFailure(power.isNaN ? "the result is not a real number" : "the number is too large")
      }
      return .number(power)
    default: throw FunctionFailure("this operator does not work on numbers")
    }
  }

  /// Returns the result if it is a whole number that fits, or `nil` if it is not whole. Throws if it overflows.
  private static func integers(_ operation: BinaryOperator, _ left: Int, _ right: Int) throws(FunctionFailure) -> Int? {
    let (result, overflows): (Int, Bool)
    switch operation {
    case .add: (result, overflows) = left.addingReportingOverflow(right)
    case .subtract: (result, overflows) = left.subtractingReportingOverflow(right)
    case .multiply: (result, overflows) = left.multipliedReportingOverflow(by: right)
    case .floorDivide, .remainder:
      guard right != 0 else { throw FunctionFailure("division by zero") }
      let quotient = left.dividedReportingOverflow(by: right)
      let remainder = left.remainderReportingOverflow(dividingBy: right)
      // Python rounds down, and the remainder has the sign of the divisor.
      let isOff = remainder.partialValue != 0 && (remainder.partialValue < 0) != (right < 0)
      overflows = quotient.overflow
      result =
        operation == .floorDivide
        ? quotient.partialValue - (isOff ? 1 : 0) : remainder.partialValue + (isOff ? right : 0)
    case .power where right >= 0 && right < 1_000:
      var (product, didOverflow) = (1, false)
      for _ in 0..<right where !didOverflow { (product, didOverflow) = product.multipliedReportingOverflow(by: left) }
      (result, overflows) = (product, didOverflow)
    default: return nil
    }
    guard !overflows else { throw FunctionFailure("the number is too large") }
    return result
  }

  /// Returns the quotient rounded down and the remainder with the sign of the divisor, as CPython's `float_divmod`
  /// does.
  private static func divided(_ left: Double, _ right: Double) -> (quotient: Double, remainder: Double) {
    var remainder = left.truncatingRemainder(dividingBy: right)
    var quotient = (left - remainder) / right
    if remainder != 0, (right < 0) != (remainder < 0) {
      remainder += right
      quotient -= 1
    } else if remainder == 0 {
      remainder = right.sign == .minus ? -0.0 : 0.0
    }
    guard quotient != 0 else { return ((left / right).sign == .minus ? -0.0 : 0.0, remainder) }
    let rounded = quotient.rounded(.down)
    return (quotient - rounded > 0.5 ? rounded + 1 : rounded, remainder)
  }

  /// Returns a whole number. True is 1 and false is 0.
  private static func integer(_ value: Value) -> Int? {
    value.kind == .boolean ? (value.isTrueBoolean ? 1 : 0) : value.integerValue
  }

  static func negated(_ value: Value, _ workspace: inout Workspace) throws(FunctionFailure) -> Value {
    if let number = value.numberValue { return .number(-number) }
    return try apply(.subtract, .integer(0), value, &workspace)
  }
}
