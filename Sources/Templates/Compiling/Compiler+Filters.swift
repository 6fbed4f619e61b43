import Diagnostics
import Values

/// Filters and tests, and how their arguments are matched to parameters.
extension Compiler {
  /// Applies a filter to the value of `type` on the stack, and returns the type of the result.
  @discardableResult
  mutating func applyFilter(
    _ name: String, _ arguments: Arguments, to type: ValueType, at location: SourceLocation
  ) -> ValueType {
    guard let position = Library.filterPositions[name] else {
      guard let own = set.textFilters.firstIndex(where: { $0.name == name }) else {
        let known = Library.filters.map(\.name) + set.textFilters.map(\.name)
        reportUnknown("filter", name, among: known, at: location)
        return .any
      }
      _ = match(arguments, to: [], of: "the filter \"\(name)\"")
      emit(.textFilter, own, at: location)
      return set.textFilters[own].makesHTML ? .html : .text
    }
    if name == "safe" { program.safeUses.append(location) }
    let filter = Library.filters[position]
    if !filter.receiver.takes(type) {
      report("\(typeName(type)) is not \(filter.receiver.expectation)", at: location)
    }
    let values = bind(inLanguage(arguments, of: filter, at: location), to: filter, "the filter", at: location)
    checkText(of: type, for: filter, values, at: location)
    let takesUndefined = name == "default" || name == "d"
    emit(.filter, position, filter.parameters.count, hops: takesUndefined ? 1 : 0, at: location)
    checkApplied(filter, arguments)
    return resultType(of: filter, type, values)
  }

  /// Returns the arguments of a filter. Adds the site's language if the filter takes a locale and none is passed.
  private func inLanguage(_ arguments: Arguments, of filter: Function, at location: SourceLocation) -> Arguments {
    guard let words = set.words, let position = filter.parameters.firstIndex(where: { $0.name == "locale" }),
      arguments.positional.count <= position,
      !arguments.named.contains(where: { $0.name == "locale" })
    else { return arguments }
    var arguments = arguments
    arguments.named.append(("locale", Expression(kind: .text(words.language), location: location), location))
    return arguments
  }

  mutating func resultType(of filter: Function, _ type: ValueType, _ values: [Expression?]) -> ValueType {
    var attribute: ValueType?
    for (parameter, value) in zip(filter.parameters, values) {
      guard let value else { continue }
      if case .datePattern = parameter.meaning { checkDatePattern(value) }
      guard case .text(let text) = value.kind else { continue }
      switch parameter.meaning {
      case .attribute: attribute = checkedPath(text, of: type.element, at: value.location)
      case .attributes:
        for path in text.split(separator: ",") {
          _ = checkedPath(path.filter { $0 != " " }, of: type.element, at: value.location)
        }
      case .filterName where Library.filterPositions[text] == nil:
        reportUnknown("filter", text, among: Library.filters.map(\.name), at: value.location)
      case .testName where Library.testPositions[text] == nil:
        reportUnknown("test", text, among: Library.tests.map(\.name), at: value.location)
      default: break
      }
    }
    return filter.result(type, attribute)
  }

  mutating func applyTest(_ name: String, _ arguments: Arguments, at location: SourceLocation) {
    guard let position = Library.testPositions[name] else {
      return reportUnknown("test", name, among: Library.tests.map(\.name), at: location)
    }
    bind(arguments, to: Library.tests[position], "the test", at: location)
    emit(.test, position, Library.tests[position].parameters.count, hops: 1, at: location)
  }

  /// Pushes a value for each parameter, in order. An omitted argument is undefined.
  @discardableResult
  mutating func bind(
    _ arguments: Arguments, to function: Function, _ kind: String, at location: SourceLocation
  ) -> [Expression?] {
    let rest = function.parameters.last.map { $0.meaning == .rest } ?? false
    let fixed = rest ? Array(function.parameters.dropLast()) : function.parameters
    let owner = "\(kind) \"\(function.name)\""
    let positionalCount = fixed.count { !$0.isNamed }
    let values = match(
      arguments, to: fixed.map(\.name), positionalCount: positionalCount, of: owner, takesMore: rest,
      takesMoreNamed: rest)
    for (parameter, value) in zip(fixed, values) {
      if let value { checkArgument(value, compile(value), parameter) } else { emit(.pushUndefined) }
      if value == nil, parameter.isRequired {
        report("\(owner) needs the argument \"\(parameter.name)\"", at: location)
      }
    }
    if rest { pushRest(arguments, positionalCount, fixed.map(\.name)) }
    return values
  }

  /// Pushes the arguments that no parameter takes as one list: the positional arguments, then a map of the keyword
  /// arguments.
  private mutating func pushRest(_ arguments: Arguments, _ positionalCount: Int, _ parameters: [String]) {
    let extra = arguments.positional.dropFirst(positionalCount)
    for value in extra { compile(value) }
    let named = arguments.named.filter { !parameters.contains($0.name) }
    for argument in named {
      emitConstant(program.constantValues.text(argument.name))
      compile(argument.value)
    }
    emit(.makeMap, named.count)
    emit(.makeList, extra.count + 1)
  }

  /// Returns the argument of each parameter. Reports arguments that no parameter takes.
  mutating func match(
    _ arguments: Arguments, to parameters: [String], positionalCount: Int? = nil, of owner: String,
    takesMore: Bool = false, takesMoreNamed: Bool = false
  ) -> [Expression?] {
    let limit = positionalCount ?? parameters.count
    var values = [Expression?](repeating: nil, count: parameters.count)
    for (index, argument) in arguments.positional.enumerated() {
      guard index < limit else {
        if !takesMore {
          let count = limit == 0 ? "no arguments" : limit == 1 ? "1 argument" : "\(limit) arguments"
          report("\(owner) takes \(count)", at: argument.location)
        }
        break
      }
      values[index] = argument
    }
    for (name, value, place) in arguments.named {
      guard let index = parameters.firstIndex(of: name) else {
        if !takesMoreNamed {
          report("\(owner) has no argument \"\(name)\"", at: place, help: Self.advice(for: name, among: parameters))
        }
        continue
      }
      if values[index] != nil { report("the argument \"\(name)\" is passed twice", at: place) }
      values[index] = value
    }
    return values
  }
}
