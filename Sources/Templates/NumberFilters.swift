import Values

/// Filters of numbers.
enum NumberFilters {
  static let all: [Filter] = [
    Filter("int", ["default"]) { workspace, value, arguments in
      if let number = value.numberValue, number.isFinite, abs(number) < 9e18 { return .integer(Int(number)) }
      if let integer = value.integerValue { return .integer(integer) }
      if value.kind == .boolean { return .integer(value.isTrueBoolean ? 1 : 0) }
      let text = TextFilters.trimmed(workspace.text(value))
      if let integer = Int(text) { return .integer(integer) }
      if let number = Double(text), number.isFinite, abs(number) < 9e18 { return .integer(Int(number)) }
      return arguments[0].isMissing ? .integer(0) : arguments[0]
    },
    Filter("float", ["default"]) { workspace, value, arguments in
      if let integer = value.integerValue { return .number(Double(integer)) }
      if value.kind == .number { return value }
      if let number = Double(TextFilters.trimmed(workspace.text(value))) { return .number(number) }
      return arguments[0].isMissing ? .number(0) : arguments[0]
    },
    Filter("abs") { workspace, value, _ in
      if let integer = value.integerValue { return .integer(integer == .min ? .max : abs(integer)) }
      guard let number = value.numberValue else { throw FilterFailure("\(value.kindName(workspace)) is no number") }
      return .number(abs(number))
    },
    Filter("round", ["precision", "method"]) { workspace, value, arguments in
      guard let number = value.numberValue ?? value.integerValue.map(Double.init) else {
        throw FilterFailure("\(value.kindName(workspace)) is no number")
      }
      let precision = min(15, max(0, try workspace.integer(arguments[0], "precision", standard: 0)))
      let factor = (0..<precision).reduce(1.0) { factor, _ in factor * 10 }
      let rule: FloatingPointRoundingRule
      switch arguments[1].isMissing ? "common" : workspace.text(arguments[1]) {
      case "common": rule = .toNearestOrEven
      case "ceil": rule = .up
      case "floor": rule = .down
      default: throw FilterFailure("\"method\" is one of common, ceil, floor")
      }
      return .number((number * factor).rounded(rule) / factor)
    },
    Filter("plural", ["one", "many"], required: 2) { workspace, value, arguments in
      guard let count = value.integerValue else {
        throw FilterFailure("\(value.kindName(workspace)) is no whole number")
      }
      return count == 1 ? arguments[0] : arguments[1]
    },
  ]
}
