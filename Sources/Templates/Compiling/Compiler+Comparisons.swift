import Diagnostics
import Values

/// Checks of comparisons and conditions whose result never changes.
extension Compiler {
  /// Reports a comparison whose result never changes, because the types of its operands differ.
  mutating func checkComparison(
    _ operation: BinaryOperator, _ left: (Expression, ValueType), _ right: (Expression, ValueType)
  ) {
    if operation == .contained || operation == .notContained { return checkContained(left, right) }
    guard operation == .equal || operation == .unequal else { return }
    guard let first = Self.kind(of: left.1), let second = Self.kind(of: right.1), first != second,
      Self.isOwn(left.1) || Self.isOwn(right.1)
    else { return }
    let (value, other) = left.0.isLiteral ? (right, left) : (left, right)
    report(
      "\(typeName(value.1)) never equals \(typeName(other.1))", at: value.0.location,
      help: advice(forComparing: value, with: other))
  }

  private mutating func checkContained(_ element: (Expression, ValueType), _ list: (Expression, ValueType)) {
    guard case .list(let item) = list.1, let first = Self.kind(of: element.1), let second = Self.kind(of: item),
      first != second, Self.isOwn(element.1) || Self.isOwn(item)
    else { return }
    let help: String? =
      if case .record(let id) = item, element.1.isPlainText, list.0.text != "this", let name = printedSlot(of: id) {
        "write … in \(list.0.text) | map(attribute=\"\(name)\")"
      } else {
        nil
      }
    report(
      "this list contains no \(typeName(element.1).dropArticle())s, but \(typeName(item).dropArticle())s",
      at: list.0.location, help: help)
  }

  private func advice(forComparing value: (Expression, ValueType), with other: (Expression, ValueType)) -> String? {
    let path = value.0.text
    switch value.1 {
    case .record(let id):
      guard path != "this", let name = printedSlot(of: id) else { return "compare one of its fields" }
      return "write \(path).\(name)"
    case .date where path != "this":
      if case .text(let text) = other.0.kind, text.count == 4 { return "write \(path).year == \(text)" }
      if case .integer(let year) = other.0.kind { return "write \(path).year == \(year)" }
      return "write \(path) | date(\"%Y-%m-%d\")"
    case .list where path != "this": return other.1 == .number ? "write \(path) | length" : "write … in \(path)"
    case .number:
      if case .text(let text) = other.0.kind, Double(text) != nil { return "write \(text), without quotes" }
      return nil
    case .boolean:
      if case .text(let text) = other.0.kind, ["true", "false"].contains(text.lowercased()) {
        return "write \(text.lowercased()), without quotes"
      }
      return "test it: {% if … %}"
    case .text, .color:
      if case .integer(let number) = other.0.kind { return "write \"\(number)\"" }
      return nil
    default: return nil
    }
  }

  /// A number for each kind of values of which none equals a value of another kind; `nil` if that is not known.
  private static func kind(of type: ValueType) -> Int? {
    switch type {
    case .text, .color: 1
    case .date: 2
    case .number, .boolean: 3
    case .list, .tuple: 4
    case .record: 5
    case .any, .null, .html, .map: nil
    }
  }

  /// Returns whether values of the type come only from content: dates and records. Comparisons of other types are as in
  /// Jinja.
  private static func isOwn(_ type: ValueType) -> Bool {
    switch type {
    case .date, .record: true
    default: false
    }
  }

  /// Reports a string that makes a condition always true, although another comparison was meant: `kind == "a" or "b"`,
  /// `"page.title"`.
  mutating func checkCondition(_ condition: Expression) {
    switch condition.kind {
    case .text(let text) where text.wholeMatch(of: #/[a-z_]+(\.[a-z_]+)+/#) != nil:
      reportConstant(condition, help: "write \(text), without quotes")
    case .or(let left, let right):
      checkCondition(left)
      guard case .text(let text) = right.kind, !text.isEmpty, case .comparison(_, let rest) = left.kind,
        case .text = rest.last?.1.kind
      else { return checkCondition(right) }
      reportConstant(right, help: "write a whole comparison: a == \"\(text)\"")
    case .and(let left, let right):
      checkCondition(left)
      checkCondition(right)
    case .unary(.not, let operand): checkCondition(operand)
    default: break
    }
  }

  private mutating func reportConstant(_ text: Expression, help: String) {
    report("this string makes the condition always true", at: text.location, help: help)
  }
}

extension Expression {
  fileprivate var isLiteral: Bool {
    switch kind {
    case .null, .boolean, .integer, .number, .text: true
    default: false
    }
  }
}

extension String {
  fileprivate func dropArticle() -> Substring {
    hasPrefix("a ") ? dropFirst(2) : hasPrefix("an ") ? dropFirst(3) : self[...]
  }
}
