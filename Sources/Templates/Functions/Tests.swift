import Values

/// The tests for `is`.
enum Tests {
  static let all: [Function] =
    [
      test("defined") { $1.kind != .undefined },
      test("undefined") { $1.kind == .undefined },
      test("none") { $1.kind == .null },
      test("boolean") { $1.kind == .boolean },
      test("true") { $1.isTrueBoolean },
      test("false") { $1.kind == .boolean && !$1.isTrueBoolean },
      test("integer") { $1.kind == .integer },
      test("float") { $1.kind == .number },
      test("number") { $1.asNumber != nil },
      test("string") { $1.isText },
      test("sequence") { [.list, .map, .text, .html].contains($1.kind) },
      test("iterable") { [.list, .map, .text, .html].contains($1.kind) },
      test("mapping") { [.map, .record, .document].contains($1.kind) },
      test("callable") { $1.kind == .function },
      test("lower") { workspace, value in isCased(workspace.utf8(value), TextForms.lower) },
      test("upper") { workspace, value in isCased(workspace.utf8(value), TextForms.upper) },
      test("escaped") { $1.kind == .html },
      test("filter") { Library.filterPositions[$0.text($1)] != nil },
      test("test") { Library.testPositions[$0.text($1)] != nil },
      remainder("even", of: 2, is: 0), remainder("odd", of: 2, is: 1),
      Function("divisibleby", .required("num"), result: .boolean) { workspace, value, arguments in
        let remainder = try Operators.apply(.remainder, value, arguments[0], &workspace)
        return .boolean(workspace.equal(remainder, .integer(0)))
      },
      Function("sameas", .required("other"), result: .boolean) { workspace, value, arguments in
        .boolean(value.kind == arguments[0].kind && workspace.equal(value, arguments[0]))
      },
    ]
    + comparison(["eq", "equalto", "=="], .equal) + comparison(["ne", "!="], .unequal)
    + comparison(["lt", "lessthan", "<"], .less) + comparison(["le", "<="], .lessOrEqual)
    + comparison(["gt", "greaterthan", ">"], .greater) + comparison(["ge", ">="], .greaterOrEqual)
    + comparison(["in"], .contained)

  private static func test(_ name: String, _ holds: @escaping @Sendable (borrowing Workspace, Value) -> Bool)
    -> Function
  {
    Function(name, result: .boolean) { workspace, value, _ in .boolean(holds(workspace, value)) }
  }

  private static func remainder(_ name: String, of divisor: Int, is wanted: Int) -> Function {
    Function(name, result: .boolean) { workspace, value, _ in
      guard value.asNumber != nil else { throw FunctionFailure("\(value.kindName(workspace)) is not a number") }
      let remainder = try Operators.apply(.remainder, value, .integer(divisor), &workspace)
      return .boolean(workspace.equal(remainder, .integer(wanted)))
    }
  }

  private static func comparison(_ names: [String], _ comparison: BinaryOperator) -> [Function] {
    names.map { name in
      Function(name, .required("other"), result: .boolean) { workspace, value, arguments in
        try Operators.apply(comparison, value, arguments[0], &workspace)
      }
    }
  }

  /// Returns whether text has letters with case, all of them in the case that `fold` produces.
  static func isCased(_ text: [UInt8], _ fold: ([UInt8]) -> [UInt8]) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return text == fold(text) && scalars.contains { $0.properties.isUppercase || $0.properties.isLowercase }
  }
}
