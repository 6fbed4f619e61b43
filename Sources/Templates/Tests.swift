import Values

/// What `is` can ask of a value.
enum Tests {
  static let all: [Filter] =
    [
      test("defined") { $1.kind != .undefined },
      test("undefined") { $1.kind == .undefined },
      test("none") { $1.kind == .null },
      test("boolean") { $1.kind == .boolean },
      test("true") { $1.isTrueBoolean },
      test("false") { $1.kind == .boolean && !$1.isTrueBoolean },
      test("integer") { $1.kind == .integer },
      test("float") { $1.kind == .number },
      test("number") { $1.kind == .integer || $1.kind == .number || $1.kind == .boolean },
      test("string") { $1.kind == .text || $1.kind == .html },
      test("sequence") { [.list, .map, .text, .html].contains($1.kind) },
      test("iterable") { [.list, .map, .text, .html].contains($1.kind) },
      test("mapping") { [.map, .record, .document].contains($1.kind) },
      test("even") { $1.integerValue.map { $0.isMultiple(of: 2) } ?? false },
      test("odd") { $1.integerValue.map { !$0.isMultiple(of: 2) } ?? false },
      test("lower") { workspace, value in isCased(workspace.text(value)) { $0.lowercased() } },
      test("upper") { workspace, value in isCased(workspace.text(value)) { $0.uppercased() } },
      test("escaped") { $1.kind == .html },
      Filter("divisibleby", ["num"], required: 1) { workspace, value, arguments in
        guard let integer = value.integerValue, let divisor = arguments[0].integerValue, divisor != 0 else {
          throw FilterFailure("only a whole number is divisible by another")
        }
        return .boolean(integer.isMultiple(of: divisor))
      },
    ]
    + comparison(["eq", "equalto"], .equal) + comparison(["ne"], .unequal) + comparison(["lt", "lessthan"], .less)
    + comparison(["le"], .lessOrEqual) + comparison(["gt", "greaterthan"], .greater)
    + comparison(["ge"], .greaterOrEqual)
    + comparison(["in"], .contained)

  private static func test(_ name: String, _ holds: @escaping @Sendable (Workspace, Value) -> Bool) -> Filter {
    Filter(name) { workspace, value, _ in .boolean(holds(workspace, value)) }
  }

  private static func comparison(_ names: [String], _ comparison: BinaryOperator) -> [Filter] {
    names.map { name in
      Filter(name, ["other"], required: 1) { workspace, value, arguments in
        try Operators.apply(comparison, value, arguments[0], &workspace)
      }
    }
  }

  private static func isCased(_ text: String, _ fold: (String) -> String) -> Bool {
    text == fold(text) && text.contains(where: \.isCased)
  }
}
