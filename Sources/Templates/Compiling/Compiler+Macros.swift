import Diagnostics
import Values

extension Compiler {
  /// Binds the macros that `statements` define to their names, before anything calls them.
  mutating func bindMacros(of statements: [Statement]) {
    for statement in statements {
      guard case .macro(let macro) = statement.kind else { continue }
      if case .macro(let known) = scopes[scope].bindings[macro.name] {
        let place = macros[known].macro.location
        if place == macro.location { continue }
        if place.path == macro.location.path {
          report("the macro \"\(macro.name)\" is already defined on line \(place.line)", at: macro.location)
        }
      }
      macros.append(
        MacroDefinition(
          macro: macro, scope: scope, level: level, isEscaping: isEscaping, isOwn: includedAt == nil))
      bind(macro.name, .macro(macros.count - 1))
    }
  }

  /// Creates a function inside the current one. Its code is generated later.
  mutating func newFunction(parameterCount: Int, body: PendingFunction.Body) -> Int {
    addFunction(level: level + 1, parameterCount: parameterCount, scope: scope, isEscaping, body)
  }

  private mutating func addFunction(
    level: Int, parameterCount: Int, scope: Int, _ isEscaping: Bool,
    _ body: PendingFunction.Body
  ) -> Int {
    program.functions.append(Program.Function(level: level, parameterCount: parameterCount))
    let function = program.functions.count - 1
    pendingFunctions.append(
      PendingFunction(
        function: function, scope: scope, isEscaping: isEscaping, open: open, body: body))
    return function
  }

  mutating func emitCall(_ function: Int, argumentCount: Int, writes: Bool, at location: SourceLocation) {
    emit(
      writes ? .callAndWrite : .call, function, argumentCount, hops: level - program.functions[function].level + 1,
      at: location)
  }

  mutating func compileFunction(_ pending: PendingFunction) {
    function = pending.function
    scope = pending.scope
    isEscaping = pending.isEscaping
    // Its callers are known at run time, and matter more than the include that brought it in.
    includedAt = nil
    open = pending.open
    (loops, captureDepth, currentBlock) = ([], 0, nil)
    markup = MarkupState(format, set.options.schemes)
    pushScope()
    program.functions[function].start = program.instructions.count
    program.functions[function].givesHTML = isEscaping
    switch pending.body {
    case .macro(let definition, let key): compileMacro(definition, key)
    case .caller(let caller):
      parameters(of: caller, types: caller.parameters.map { _ in .any })
      compile(caller.body)
      requireText("this call block", at: caller.location)
    case .recursiveLoop(let loop, let element, let location):
      compileRecursiveLoop(loop, element: element, at: location)
      requireText("this loop", at: location)
    }
    emit(.returnFromCall)
  }

  private mutating func compileMacro(_ definition: MacroDefinition, _ key: MacroKey) {
    let macro = definition.macro
    parameters(of: macro, types: key.types)
    if key.hasCaller { bind("caller", .slot(newSlot(), .any)) }
    if macro.names.contains("varargs") { bind("varargs", .slot(newSlot(), .list(.any))) }
    if macro.names.contains("kwargs") { bind("kwargs", .slot(newSlot(), .map(.any))) }
    compile(macro.body)
    requireText("the macro \"\(macro.name)\"", at: macro.location)
  }

  /// Assigns slots to the parameters, and default values to those without an argument.
  private mutating func parameters(of macro: Statement.Macro, types: [ValueType]) {
    let slots = macro.parameters.map { _ in newSlot() }
    for (index, parameter) in macro.parameters.enumerated() {
      guard let value = parameter.defaultValue else {
        bind(parameter.name, .slot(slots[index], types[index]))
        continue
      }
      push(slots[index])
      let skip = emit(.jumpIfDefined)
      let type = compile(value)
      store(slots[index])
      patch(skip)
      bind(parameter.name, .slot(slots[index], types[index].joined(with: type)))
    }
  }
}

extension Compiler {
  /// Calls the macro that `callee` names and returns its HTML. With `writes`, writes the HTML directly. Returns `nil`
  /// if there is no such macro.
  mutating func callMacro(
    _ callee: Expression, _ arguments: Arguments, caller: Int?, writes: Bool, at location: SourceLocation
  ) -> ValueType? {
    guard let number = macro(named: callee) else { return nil }
    let definition = macros[number]
    let macro = definition.macro
    if caller != nil, !macro.names.contains("caller") {
      report(
        "the macro \"\(macro.name)\" does not accept a call block", at: location,
        help: "add {{ caller() }} to the macro")
    }
    let types = pushArguments(arguments, of: macro, at: location)
    if let caller { emit(.pushFunction, caller) }
    let extraCount = pushExtraArguments(arguments, of: macro)
    var key = MacroKey(macro: number, types: types.map { $0.cut() }, hasCaller: caller != nil)
    if macroFunctions[key] == nil, macroFunctions.count > 2_000 {
      key = MacroKey(macro: number, types: types.map { _ in .any }, hasCaller: caller != nil)
    }
    let function = function(for: key)
    let count = macro.parameters.count + (caller != nil ? 1 : 0) + extraCount
    emitCall(function, argumentCount: count, writes: writes, at: location)
    return makesMarkup ? .html : .text
  }

  /// Compiles the template's own macros that nothing calls, with arguments of any type, to find their errors.
  mutating func compileUncalledMacros() {
    let called = Set(macroFunctions.keys.map(\.macro))
    for (number, definition) in macros.enumerated() where !called.contains(number) && definition.isOwn {
      let types = definition.macro.parameters.map { _ in ValueType.any }
      function(for: MacroKey(macro: number, types: types, hasCaller: definition.macro.names.contains("caller")))
    }
  }

  @discardableResult
  private mutating func function(for key: MacroKey) -> Int {
    if let function = macroFunctions[key] { return function }
    let definition = macros[key.macro]
    let function = addFunction(
      level: definition.level + 1, parameterCount: definition.macro.parameters.count,
      scope: definition.scope, definition.isEscaping, .macro(definition, key))
    macroFunctions[key] = function
    return function
  }

  private func macro(named callee: Expression) -> Int? {
    switch callee.kind {
    case .name(let name): if case .macro(let number) = lookUp(name) { return number }
    case .attribute(let base, let name):
      if case .name(let owner) = base.kind, case .module(let scope) = lookUp(owner),
        case .macro(let number) = scopes[scope].bindings[name]
      {
        return number
      }
    default: break
    }
    return nil
  }

  /// Pushes a value for each parameter. An omitted argument is undefined.
  private mutating func pushArguments(
    _ arguments: Arguments, of macro: Statement.Macro, at location: SourceLocation
  ) -> [ValueType] {
    let matched = match(
      arguments, to: macro.parameters.map(\.name), of: "the macro \"\(macro.name)\"",
      takesMore: macro.names.contains("varargs"), takesMoreNamed: macro.names.contains("kwargs"))
    return zip(matched, macro.parameters).map { value, parameter in
      guard let value else {
        emit(.pushUndefined)
        if parameter.defaultValue == nil {
          report("the macro \"\(macro.name)\" needs the argument \"\(parameter.name)\"", at: location)
        }
        return .null
      }
      return compile(value)
    }
  }

  /// Pushes the arguments that no parameter takes, as a list and a map, if the macro uses `varargs` or `kwargs`.
  private mutating func pushExtraArguments(_ arguments: Arguments, of macro: Statement.Macro) -> Int {
    var count = 0
    if macro.names.contains("varargs") {
      let extra = arguments.positional.dropFirst(macro.parameters.count)
      for value in extra { compile(value) }
      emit(.makeList, extra.count)
      count += 1
    }
    if macro.names.contains("kwargs") {
      let extra = arguments.named.filter { argument in
        !macro.parameters.contains { $0.name == argument.name }
      }
      for argument in extra {
        emitConstant(program.constantValues.text(argument.name))
        compile(argument.value)
      }
      emit(.makeMap, extra.count)
      count += 1
    }
    return count
  }

  mutating func callBlock(
    _ caller: Statement.Macro, _ callee: Expression, _ arguments: Arguments, at location: SourceLocation
  ) {
    // The body sees the names as they are bound now, not as they are set later.
    let outer = scope
    freezeScope()
    let function = newFunction(parameterCount: caller.parameters.count, body: .caller(caller))
    scope = outer
    guard callMacro(callee, arguments, caller: function, writes: false, at: location) != nil else {
      return reportUnknown("macro", callee.text, among: macroNames, at: callee.location)
    }
    emitValue(at: location)
  }

  /// The names of the macros that can be called here.
  var macroNames: [String] { visibleNames.filter { if case .macro = lookUp($0) { true } else { false } } }
}
