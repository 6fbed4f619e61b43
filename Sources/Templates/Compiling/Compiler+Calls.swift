import Diagnostics
import Values

/// Calls of functions, methods, `loop` and `caller`, and of the results of `cycler` and `joiner`.
extension Compiler {
  mutating func call(_ callee: Expression, _ arguments: Arguments, at location: SourceLocation) -> ValueType {
    if let type = callMacro(callee, arguments, caller: nil, writes: false, at: location) { return type }
    switch callee.kind {
    case .name(let name): return callName(name, arguments, at: location, calleeAt: callee.location)
    case .attribute(let base, let name): return callAttribute(base, name, arguments, at: callee.location)
    default:
      report("this cannot be called", at: location)
      emit(.pushNull)
      return .any
    }
  }

  private mutating func callName(
    _ name: String, _ arguments: Arguments, at location: SourceLocation, calleeAt: SourceLocation
  ) -> ValueType {
    switch (name, lookUp(name)) {
    case (_, .loop(let loop)): return callLoop(loop, arguments, at: location)
    case (_, .joiner(let separator, let isUsed)): return callJoiner(separator, isUsed)
    case ("caller", .slot(let slot, _)): return callCaller(in: slot, arguments, at: location)
    case ("super", nil):
      captured { $0.parentBlock(at: location) }
      return .html
    case ("range", nil):
      let values = match(arguments, to: ["start", "stop", "step"], of: "\"range\"")
      for value in values { if let value { compile(value) } else { emit(.pushUndefined) } }
      emit(.range, at: location)
      return .list(.number)
    case ("dict", nil): return callDict(arguments)
    case ("namespace", nil), ("joiner", nil), ("cycler", nil):
      emit(.pushNull)
      report("\"\(name)\" must be assigned to a variable", at: location, help: "write {% set name = \(name)(…) %}")
    case ("caller", nil):
      emit(.pushNull)
      report("this macro is called without a call block", at: location, help: "check first: {% if caller %}")
    case (_, nil):
      if let type = callThemeFunction(name, arguments, at: location) { return type }
      fallthrough
    default:
      emit(.pushNull)
      let known = macroNames + ["range", "dict", "namespace", "joiner", "cycler"] + themeFunctions
      reportUnknown("macro", name, among: known, at: calleeAt)
    }
    return .any
  }

  private mutating func callDict(_ arguments: Arguments) -> ValueType {
    for argument in arguments.positional { report("\"dict\" takes only keyword arguments", at: argument.location) }
    var type = ValueType.null
    for argument in arguments.named {
      emitConstant(program.constantValues.text(argument.name))
      type = type.joined(with: compile(argument.value))
    }
    emit(.makeMap, arguments.named.count)
    return .map(type)
  }

  /// Writes nothing at the first call, and the separator at the others.
  private mutating func callJoiner(_ separator: Slot, _ isUsed: Slot) -> ValueType {
    push(isUsed)
    let first = emit(.jumpIfFalse)
    push(separator)
    let exit = emit(.jump)
    patch(first)
    emitConstant(.boolean(true))
    store(isUsed)
    emitConstant(.emptyText)
    patch(exit)
    return .text
  }

  private mutating func callCaller(in slot: Slot, _ arguments: Arguments, at location: SourceLocation) -> ValueType {
    push(slot)
    for argument in arguments.positional { compile(argument) }
    if let named = arguments.named.first {
      report("\"caller\" takes no keyword arguments", at: named.location)
    }
    emit(.callValue, 0, arguments.positional.count, at: location)
    return makesMarkup ? .html : .text
  }

  /// Captures the output of `body` as HTML on the stack.
  private mutating func captured(_ body: (inout Compiler) -> Void) {
    let outer = markup
    markup = MarkupState(format, set.options.schemes)
    capturing(body)
    markup = outer
    emit(makesMarkup ? .endCaptureAsHTML : .endCaptureAsText)
  }

  private mutating func callLoop(_ loop: LoopState, _ arguments: Arguments, at location: SourceLocation) -> ValueType {
    guard let function = loop.function, let depth = loop.depthSlot, let sequence = arguments.positional.first else {
      emit(.pushNull)
      report(
        "this loop cannot call itself", at: location,
        help: loop.function == nil ? "write {% for … recursive %}" : "pass it the list to loop over")
      return .any
    }
    compile(sequence)
    push(depth)
    emitConstant(.integer(1))
    emit(.binary, Int(BinaryOperator.add.rawValue))
    emitCall(function, argumentCount: 2, writes: false, at: location)
    return makesMarkup ? .html : .text
  }

  private mutating func callAttribute(
    _ base: Expression, _ name: String, _ arguments: Arguments, at location: SourceLocation
  ) -> ValueType {
    if case .name(let variable) = base.kind {
      switch (lookUp(variable), name) {
      case (.loop(let loop), "cycle"):
        for argument in arguments.positional { compile(argument) }
        emit(.loopVariable, loop.slot.index, Int(LoopVariable.index0.rawValue), hops: hops(to: loop.slot))
        emit(.cycle, arguments.positional.count, at: location)
        return .any
      case (.loop(let loop), "changed"):
        for argument in arguments.positional { compile(argument) }
        emit(.makeList, arguments.positional.count)
        emit(.changed, loop.slot.index + 2, hops: hops(to: loop.slot))
        return .boolean
      case (.cycler(let values, let position), "next"): return nextOfCycler(values, position)
      case (.cycler(_, let position), "reset"):
        emitConstant(.integer(0))
        store(position)
        emit(.pushNull)
        return .null
      case (.module(let scope), _):
        emit(.pushNull)
        reportUnknown("macro", name, among: Array(scopes[scope].bindings.keys), at: location)
        return .any
      case (nil, _) where variable == "self":
        guard blocks[name] != nil else {
          emit(.pushNull)
          reportUnknown("block", name, among: Array(blocks.keys), at: location)
          return .any
        }
        captured { $0.block(name, level: 0, at: location) }
        return .html
      default: break
      }
    }
    guard let position = Library.methodPositions[name] else {
      emit(.pushNull)
      reportUnknown("method", name, among: Library.methods.map(\.name), at: location)
      return .any
    }
    let type = compile(base)
    let method = Library.methods[position]
    if !method.receiver.takes(type) { report("\(typeName(type)) has no method \"\(name)\"", at: location) }
    let values = bind(arguments, to: method, "the method", at: location)
    emit(.method, position, method.parameters.count, at: location)
    return resultType(of: method, type, values)
  }

  private mutating func nextOfCycler(_ values: Slot, _ position: Slot) -> ValueType {
    push(values)
    push(position)
    emit(.item)
    push(position)
    emitConstant(.integer(1))
    emit(.binary, Int(BinaryOperator.add.rawValue))
    push(values)
    emit(.filter, Library.filterPositions["length"] ?? 0, 0)
    emit(.binary, Int(BinaryOperator.remainder.rawValue))
    store(position)
    return .any
  }
}

extension Compiler {
  /// Returns whether an expression creates something stateful, which is not a value but a binding of its name.
  static func isStateful(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name("loop"): return true
    case .call(let callee, _):
      if case .name(let name) = callee.kind { return ["namespace", "joiner", "cycler"].contains(name) }
      return false
    default: return false
    }
  }

  /// Binds `name` to a namespace, joiner, cycler or loop. Returns false if the expression is not one of these.
  mutating func bindStateful(_ expression: Expression, as name: String) -> Bool {
    if case .name(let variable) = expression.kind, case .loop(let loop) = lookUp(variable) {
      bind(name, .loop(loop))
      return true
    }
    guard case .call(let callee, let arguments) = expression.kind, case .name(let function) = callee.kind,
      lookUp(function) == nil
    else { return false }
    switch function {
    case "namespace":
      for argument in arguments.positional {
        report("a namespace takes only keyword arguments", at: argument.location, help: "write namespace(found=false)")
      }
      var bindings: [String: Binding] = [:]
      for argument in arguments.named {
        compile(argument.value)
        let slot = newSlot()
        store(slot)
        bindings[argument.name] = .slot(slot, .any)
      }
      scopes.append(Scope(bindings: bindings, parent: nil))
      bind(name, .namespace(scopes.count - 1))
    case "joiner":
      let (separator, isUsed) = (newSlot(), newSlot())
      if let value = match(arguments, to: ["sep"], of: "\"joiner\"").first ?? nil {
        compile(value)
      } else {
        emitConstant(program.constantValues.text(", "))
      }
      store(separator)
      emitConstant(.boolean(false))
      store(isUsed)
      bind(name, .joiner(separator: separator, isUsed: isUsed))
    case "cycler":
      let (values, position) = (newSlot(), newSlot())
      for argument in arguments.positional { compile(argument) }
      emit(.makeList, arguments.positional.count)
      store(values)
      emitConstant(.integer(0))
      store(position)
      bind(name, .cycler(values: values, position: position))
    default: return false
    }
    return true
  }
}
