import Diagnostics
import Values

extension Compiler {
  /// Compiles an expression so that its value is on top of the stack. With `isLenient`, what is not there is undefined
  /// rather than an error.
  mutating func compile(_ expression: Expression, isLenient: Bool = false) {
    let location = expression.location
    switch expression.kind {
    case .null: emit(.pushNull)
    case .boolean(let flag): emitConstant(.boolean(flag))
    case .integer(let integer): emitConstant(.integer(integer))
    case .number(let number): emitConstant(.number(number))
    case .text(let text): emitConstant(program.constantValues.text(text))
    case .list(let elements):
      for element in elements { compile(element) }
      emit(.makeList, elements.count)
    case .map(let pairs):
      for pair in pairs {
        compile(pair.key)
        compile(pair.value)
      }
      emit(.makeMap, pairs.count)
    case .name(let name): load(name, isLenient: isLenient, at: location)
    case .attribute(let base, let name): attribute(base, name, isLenient: isLenient, at: location)
    case .item(let base, let index):
      compile(base, isLenient: isLenient)
      compile(index)
      emit(.item, isLenient ? 1 : 0, at: location)
    case .slice(let base, let from, let to):
      compile(base)
      for bound in [from, to] { if let bound { compile(bound) } else { emit(.pushNull) } }
      emit(.slice, at: location)
    case .call(let callee, let arguments): call(callee, arguments, at: location)
    case .filter(let base, let name, let arguments):
      compile(base, isLenient: name == "default" || name == "d")
      applyFilter(name, arguments, at: location)
    case .test(let base, let name, let arguments, let isNegated):
      compile(base, isLenient: name == "defined" || name == "undefined")
      applyTest(name, arguments, at: location)
      if isNegated { emit(.not) }
    case .unary(let operation, let operand):
      compile(operand)
      switch operation {
      case .not: emit(.not)
      case .minus: emit(.negate, at: location)
      case .plus: emit(.plus, at: location)
      }
    case .binary(let operation, let left, let right):
      compile(left)
      compile(right)
      emit(.binary, Int(operation.rawValue), at: location)
    case .comparison(let first, let rest): comparison(first, rest)
    case .and(let left, let right): shortCircuit(left, right, .jumpIfFalseElsePop)
    case .or(let left, let right): shortCircuit(left, right, .jumpIfTrueElsePop)
    case .conditional(let condition, let then, let otherwise):
      compile(condition)
      let skip = emit(.jumpIfFalse)
      compile(then)
      let exit = emit(.jump)
      patch(skip)
      if let otherwise { compile(otherwise) } else { emit(.pushNull) }
      patch(exit)
    }
  }

  private mutating func shortCircuit(_ left: Expression, _ right: Expression, _ jump: Instruction.Operation) {
    compile(left)
    let exit = emit(jump)
    compile(right)
    patch(exit)
  }

  /// `a < b < c` is `a < b and b < c`, with `b` read once.
  private mutating func comparison(_ first: Expression, _ rest: [(BinaryOperator, Expression)]) {
    compile(first)
    var exits: [Int] = []
    for (index, (operation, operand)) in rest.enumerated() {
      compile(operand)
      guard index < rest.count - 1 else {
        emit(.binary, Int(operation.rawValue), at: operand.location)
        break
      }
      let middle = frame.newSlot()
      emit(.storeSlot, middle)
      emit(.pushSlot, middle)
      emit(.binary, Int(operation.rawValue), at: operand.location)
      exits.append(emit(.jumpIfFalseElsePop))
      emit(.pushSlot, middle)
    }
    for exit in exits { patch(exit) }
  }

  private mutating func load(_ name: String, isLenient: Bool, at location: SourceLocation) {
    switch frame[name] {
    case .slot(let slot): emit(.pushSlot, slot)
    case .global(let position): emit(.pushGlobal, position)
    case .macro, .module:
      report("\"\(name)\" is no value", at: location, help: "call it: {{ \(name)() }}")
      emit(.pushNull)
    case nil:
      if isLenient {
        emit(.pushUndefined)
      } else {
        reportUnknown("variable", name, among: frame.names + (frame.loopDepth > 0 ? ["loop"] : []), at: location)
        emit(.pushNull)
      }
    }
  }

  private mutating func attribute(_ base: Expression, _ name: String, isLenient: Bool, at location: SourceLocation) {
    if case .name("loop") = base.kind, frame.loopDepth > 0, frame["loop"] == nil {
      guard let variable = LoopVariable(name: name) else {
        emit(.pushNull)
        return reportUnknown(
          "variable of a loop", name, among: LoopVariable.allCases.map { "\($0)" } + ["cycle"], at: location)
      }
      return _ = emit(.loopVariable, Int(variable.rawValue))
    }
    compile(base, isLenient: isLenient)
    emit(isLenient ? .attributeIfDefined : .attribute, Int(names.intern(name).rawValue), at: location)
  }
}

extension Compiler {
  mutating func applyFilter(_ name: String, _ arguments: Arguments, at location: SourceLocation) {
    guard let position = Library.filterPositions[name] else {
      return reportUnknown("filter", name, among: Library.filters.map(\.name), at: location)
    }
    bind(arguments, to: Library.filters[position], "the filter", at: location)
    emit(.filter, position, Library.filters[position].parameters.count, at: location)
  }

  private mutating func applyTest(_ name: String, _ arguments: Arguments, at location: SourceLocation) {
    guard let position = Library.testPositions[name] else {
      return reportUnknown("test", name, among: Library.tests.map(\.name), at: location)
    }
    bind(arguments, to: Library.tests[position], "the test", at: location)
    emit(.test, position, Library.tests[position].parameters.count, at: location)
  }

  /// Compiles a value for each parameter, in order; undefined for one that is left out.
  private mutating func bind(_ arguments: Arguments, to filter: Filter, _ kind: String, at location: SourceLocation) {
    let values = matched(arguments, to: filter.parameters, of: "\(kind) \"\(filter.name)\"", at: location)
    for (index, value) in values.enumerated() {
      if let value { compile(value) } else { emit(.pushUndefined) }
      if value == nil, index < filter.required {
        report("\(kind) \"\(filter.name)\" needs \"\(filter.parameters[index])\"", at: location)
      }
    }
  }

  private mutating func matched(
    _ arguments: Arguments, to parameters: [String], of owner: String, at location: SourceLocation
  ) -> [Expression?] {
    var values = [Expression?](repeating: nil, count: parameters.count)
    for (index, argument) in arguments.positional.enumerated() {
      guard index < parameters.count else {
        report("\(owner) takes \(parameters.count) argument\(parameters.count == 1 ? "" : "s")", at: argument.location)
        break
      }
      values[index] = argument
    }
    for (name, value, place) in arguments.named {
      guard let index = parameters.firstIndex(of: name) else {
        report(
          "\(owner) has no argument \"\(name)\"", at: place,
          help: nearestName(to: name, in: parameters).map { "did you mean \"\($0)\"?" })
        continue
      }
      if values[index] != nil { report("\"\(name)\" is given twice", at: place) }
      values[index] = value
    }
    return values
  }
}

extension Compiler {
  private mutating func call(_ callee: Expression, _ arguments: Arguments, at location: SourceLocation) {
    switch callee.kind {
    case .name("super"):
      emit(.beginCapture)
      let outer = markup
      markup = MarkupState(isXML: format == .xml)
      parentBlock(at: location)
      markup = outer
      emit(.endCaptureAsHTML)
    case .name("range"):
      let values = matched(arguments, to: ["start", "stop", "step"], of: "\"range\"", at: location)
      for value in values { if let value { compile(value) } else { emit(.pushUndefined) } }
      emit(.range, at: location)
    case .name(let name):
      guard case .macro(let template, let macroName) = frame[name], let macro = definition(of: macroName, in: template)
      else {
        emit(.pushNull)
        let callable = frame.names.filter { if case .macro = frame[$0] { true } else { false } } + ["range"]
        return reportUnknown("macro", name, among: callable, at: callee.location)
      }
      callMacro(macro, in: template, arguments, at: location)
    case .attribute(let base, let name): callAttribute(base, name, arguments, at: callee.location)
    default:
      report("this cannot be called", at: location)
      emit(.pushNull)
    }
  }

  private mutating func callAttribute(
    _ base: Expression, _ name: String, _ arguments: Arguments, at location: SourceLocation
  ) {
    if case .name("loop") = base.kind, name == "cycle", frame.loopDepth > 0, frame["loop"] == nil {
      for argument in arguments.positional { compile(argument) }
      return _ = emit(.cycle, arguments.positional.count, at: location)
    }
    if case .name("self") = base.kind, frame["self"] == nil {
      guard blocks[name] != nil else {
        emit(.pushNull)
        return reportUnknown("block", name, among: Array(blocks.keys), at: location)
      }
      emit(.beginCapture)
      let outer = markup
      markup = MarkupState(isXML: format == .xml)
      block(name, level: 0, at: location)
      markup = outer
      return _ = emit(.endCaptureAsHTML)
    }
    if case .name(let module) = base.kind, case .module(let template) = frame[module] {
      guard let macro = definition(of: name, in: template) else {
        emit(.pushNull)
        return reportUnknown("macro", name, among: macroNames(in: template), at: location)
      }
      return callMacro(macro, in: template, arguments, at: location)
    }
    guard let position = Library.methodPositions[name] else {
      emit(.pushNull)
      return reportUnknown("method", name, among: Library.methods.map(\.name), at: location)
    }
    compile(base)
    bind(arguments, to: Library.methods[position], "the method", at: location)
    emit(.method, position, Library.methods[position].parameters.count, at: location)
  }

  private mutating func callMacro(
    _ macro: Statement.Macro, in template: String, _ arguments: Arguments, at location: SourceLocation
  ) {
    let values = matched(arguments, to: macro.parameters.map(\.name), of: "the macro \"\(macro.name)\"", at: location)
    for (value, parameter) in zip(values, macro.parameters) {
      if let value { compile(value) } else { emit(.pushUndefined) }
      if value == nil, parameter.defaultValue == nil {
        report("the macro \"\(macro.name)\" needs \"\(parameter.name)\"", at: location)
      }
    }
    emit(.callMacro, position(of: macro, in: template), macro.parameters.count, at: location)
  }
}
