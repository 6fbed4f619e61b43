import Diagnostics
import Values

/// Checks of arguments whose values or types are known.
extension Compiler {
  /// Reports an argument that is not a number, if the parameter is an integer.
  mutating func checkArgument(_ argument: Expression, _ type: ValueType, _ parameter: Parameter) {
    guard case .integer = parameter.meaning, ![.number, .boolean, .null, .any].contains(type) else { return }
    var help: String?
    if case .text(let text) = argument.kind, let number = Int(text) { help = "write \(number), without quotes" }
    report(
      "\"\(parameter.name)\" must be a whole number, not \(typeName(type))", at: argument.location, help: help)
  }

  /// Checks the arguments of the filter or test that a filter such as `map` or `select` applies.
  mutating func checkApplied(_ filter: Function, _ arguments: Arguments) {
    for (index, parameter) in filter.parameters.enumerated() where index < arguments.positional.count {
      guard case .text(let name) = arguments.positional[index].kind else { continue }
      switch parameter.meaning {
      case .filterName:
        guard let position = Library.filterPositions[name] else { return }
        checkApplied(Library.filters[position], "the filter", arguments, of: filter, after: index)
      case .testName:
        guard let position = Library.testPositions[name] else { return }
        checkApplied(Library.tests[position], "the test", arguments, of: filter, after: index)
      default: break
      }
    }
  }

  private mutating func checkApplied(
    _ function: Function, _ kind: String, _ arguments: Arguments, of filter: Function, after index: Int
  ) {
    let own = filter.parameters.map(\.name)
    let named = arguments.named.filter { !own.contains($0.name) }
    let given = Arguments(positional: Array(arguments.positional.dropFirst(index + 1)), named: named)
    let rest = function.parameters.last?.meaning == .rest
    let parameters = rest ? Array(function.parameters.dropLast()) : function.parameters
    let owner = "\(kind) \"\(function.name)\""
    let values = match(
      given, to: parameters.map(\.name), positionalCount: parameters.count { !$0.isNamed }, of: owner, takesMore: rest,
      takesMoreNamed: rest)
    for (parameter, value) in zip(parameters, values) {
      if let value, case .datePattern = parameter.meaning { checkDatePattern(value) }
      if let value, case .text = value.kind { checkArgument(value, .text, parameter) }
      if value == nil, parameter.isRequired {
        report(
          "\(owner) needs the argument \"\(parameter.name)\"", at: arguments.positional[index].location)
      }
    }
  }
}
