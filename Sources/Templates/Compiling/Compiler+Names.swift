import Diagnostics
import Values

/// Resolution of names: variables, attributes and items.
extension Compiler {
  mutating func load(_ name: String, isLenient: Bool, at location: SourceLocation) -> ValueType {
    switch lookUp(name) {
    case .slot(let slot, let type):
      push(slot)
      return type
    case .global(let position):
      emit(.pushGlobal, position)
      return globalTypes[position]
    case .macro, .module, .namespace, .joiner, .cycler, .loop:
      if isLenient { emit(.pushNull) } else { reportNoValue(name, at: location) }
    case nil:
      if isLenient {
        emit(.pushUndefined)
      } else if name == "caller" {
        emit(.pushNull)
      } else if !knowsVariables {
        emit(.pushNull)
      } else {
        // The tag that sets the variable may be one that was reported.
        if used.contains(where: { templates[$0]?.namesInBrokenTags.contains(name) == true }) {
          emit(.pushNull)
          return .any
        }
        reportUnknown("variable", name, among: visibleNames, at: location)
        emit(.pushNull)
      }
    }
    return .any
  }

  private mutating func reportNoValue(_ name: String, at location: SourceLocation) {
    emit(.pushNull)
    let help: String
    switch lookUp(name) {
    case .module: help = "use one of its names: \(name).title"
    case .namespace: help = "use one of its attributes: \(name).title"
    case .cycler: help = "call it: {{ \(name).next() }}"
    case .loop: help = "use one of its variables: \(name).index"
    default: help = "call it: {{ \(name)() }}"
    }
    report("\"\(name)\" is not a value", at: location, help: help)
  }

  mutating func attribute(
    _ base: Expression, _ name: String, isLenient: Bool, at location: SourceLocation
  ) -> ValueType {
    if case .name(let variable) = base.kind {
      switch lookUp(variable) {
      case .loop(let loop): return loopVariable(name, of: loop, at: location)
      case .module(let scope), .namespace(let scope):
        return member(name, of: variable, in: scope, isLenient: isLenient, at: location)
      case .cycler(let values, let position) where name == "current":
        push(values)
        push(position)
        emit(.item)
        return .any
      default: break
      }
    }
    let id = number(ofAttribute: name, at: location)
    if isLenient {
      let type = compile(base, isLenient: true)
      emit(.attributeIfDefined, id, at: location)
      return attributeType(name, of: type) ?? .any
    }
    if let type = pushAttribute(id, of: base, at: location) { return checkedAttribute(name, of: type, at: location) }
    let type = compile(base)
    emit(.attribute, id, at: location)
    return checkedAttribute(name, of: type, at: location)
  }

  /// Returns the number of an attribute name. All attribute names written in a template have one.
  mutating func number(ofAttribute name: String, at location: SourceLocation) -> Int {
    if let id = names.id(of: name) { return Int(id.rawValue) }
    report("internal error: the attribute \"\(name)\" has no number", at: location)
    return 0
  }

  /// Pushes an attribute of a variable in one instruction. Returns `nil` if `base` is not a variable.
  private mutating func pushAttribute(_ id: Int, of base: Expression, at location: SourceLocation) -> ValueType? {
    guard case .name(let variable) = base.kind else { return nil }
    switch lookUp(variable) {
    case .slot(let slot, let type) where hops(to: slot) == 0:
      emit(.pushSlotAttribute, slot.index, id, at: location)
      return type
    case .global(let position):
      emit(.pushGlobalAttribute, position, id, at: location)
      return globalTypes[position]
    default: return nil
    }
  }

  /// Pushes a name from an imported template or an attribute of a namespace.
  private mutating func member(
    _ name: String, of owner: String, in scope: Int, isLenient: Bool, at location: SourceLocation
  ) -> ValueType {
    let known = scopes[scope].bindings
    if case .slot(let slot, let type) = known[name] {
      push(slot)
      return type
    }
    if isLenient {
      emit(known[name] == nil ? .pushUndefined : .pushNull)
    } else {
      emit(.pushNull)
      if known[name] == nil {
        report("\"\(owner)\" has no \"\(name)\"", at: location, help: Self.advice(for: name, among: Array(known.keys)))
      } else {
        report("\"\(owner).\(name)\" is not a value", at: location, help: "call it: {{ \(owner).\(name)() }}")
      }
    }
    return .any
  }

  private mutating func loopVariable(_ name: String, of loop: LoopState, at location: SourceLocation) -> ValueType {
    guard let variable = LoopVariable.allCases.first(where: { "\($0)" == name }) else {
      emit(.pushNull)
      let names = LoopVariable.allCases.map { "\($0)" } + ["cycle", "changed"]
      reportUnknown("loop variable", name, among: names, at: location)
      return .any
    }
    switch variable {
    case .depth, .depth0:
      if let slot = loop.depthSlot {
        push(slot)
        if variable == .depth0 {
          emitConstant(.integer(1))
          emit(.binary, Int(BinaryOperator.subtract.rawValue))
        }
      } else {
        // As in Jinja, only recursion makes a loop deeper.
        emitConstant(.integer(variable == .depth ? 1 : 0))
      }
      return .number
    case .previtem, .nextitem:
      emit(.loopVariable, loop.slot.index, Int(variable.rawValue), hops: hops(to: loop.slot))
      return loop.element
    case .first, .last:
      emit(.loopVariable, loop.slot.index, Int(variable.rawValue), hops: hops(to: loop.slot))
      return .boolean
    default:
      emit(.loopVariable, loop.slot.index, Int(variable.rawValue), hops: hops(to: loop.slot))
      return .number
    }
  }

  mutating func item(
    _ base: Expression, _ index: Expression, isLenient: Bool, at location: SourceLocation
  ) -> ValueType {
    if case .text(let name) = index.kind {
      let type = compile(base, isLenient: isLenient)
      emitConstant(program.constantValues.text(name))
      emit(.item, at: location)
      return isLenient ? attributeType(name, of: type) ?? .any : checkedAttribute(name, of: type, at: location)
    }
    let type = compile(base, isLenient: isLenient)
    compile(index)
    emit(.item, at: location)
    switch (type, index.kind) {
    case (.tuple(let elements), .integer(let position)) where elements.indices.contains(position):
      return elements[position]
    case (.list, _), (.tuple, _): return type.element
    case (.map(let element), _): return element
    case (.text, _), (.color, _): return .text
    default: return .any
    }
  }
}
