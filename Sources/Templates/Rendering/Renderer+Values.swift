import Values

/// The instructions that compute values from others.
extension Renderer {
  mutating func compute(_ instruction: Instruction, _ base: Int) throws {
    let first = Int(instruction.first)
    switch instruction.operation {
    case .not: stack.append(.boolean(try !truth(of: pop())))
    case .negate: stack.append(try Operators.negated(pop(), &workspace))
    case .plus: stack.append(try Operators.apply(.add, .integer(0), pop(), &workspace))
    case .binary:
      let right = pop()
      let left = pop()
      guard let operation = BinaryOperator(rawValue: UInt8(first)) else { return stack.append(.null) }
      stack.append(try Operators.apply(operation, left, right, &workspace))
    case .filter, .test, .method: try apply(instruction)
    case .textFilter: try applyTextFilter(first)
    case .attributeIfDefined: stack.append(attributeIfDefined(NameID(rawValue: instruction.first), of: pop()))
    case .makeList: stack.append(workspace.scratch.list(pop(first)))
    case .makeMap:
      let values = pop(2 * first)
      var pairs: [(key: Value, value: Value)] = []
      for index in stride(from: 0, to: values.count, by: 2) {
        let key = values[index]
        pairs.append((key.kind == .text ? key : workspace.make(workspace.utf8(key)), values[index + 1]))
      }
      stack.append(workspace.scratch.map(pairs))
    case .item:
      let index = pop()
      stack.append(try item(index, of: pop()))
    case .slice: try slice()
    case .range: try range()
    case .unpack: try unpack(first)
    case .loopVariable: stack.append(loopVariable(instruction))
    case .changed: changed(at: slotBase(instruction.hops) + first)
    case .cycle:
      let position = pop().integerValue ?? 0
      let values = pop(first)
      stack.append(values.isEmpty ? .null : values[position % values.count])
    case .setEscaping: workspace.joinsAsHTML = first == 1
    case .pushFunction: stack.append(Value(.function, instruction.first, UInt32(frames.count - 1)))
    case .beginCollection: beginCollection()
    case .collect: collect()
    case .endCollection: endCollection()
    default: break
    }
  }

  /// Applies a filter, a test or a method. An undefined value is an error unless the instruction allows it.
  private mutating func apply(_ instruction: Instruction) throws {
    var arguments = FunctionArguments(repeating: .undefined)
    for index in stride(from: Int(instruction.second) - 1, through: 0, by: -1) { arguments[index] = pop() }
    let value = pop()
    if value.kind == .undefined, instruction.hops == 0 { throw FunctionFailure.undefined }
    let position = Int(instruction.first)
    if instruction.operation == .method, !Library.methods[position].receiver.takes(value.kind) {
      throw FunctionFailure("\(value.kindName(workspace)) has no method \"\(Library.methods[position].name)\"")
    }
    // Called in place: a copy would change its reference count, for which threads contend.
    let result =
      switch instruction.operation {
      case .filter: try bodies.filters.span[position].apply(&workspace, value, arguments)
      case .test: try bodies.tests.span[position].apply(&workspace, value, arguments)
      default: try bodies.methods.span[position].apply(&workspace, value, arguments)
      }
    stack.append(result)
  }

  private mutating func applyTextFilter(_ position: Int) throws {
    let value = pop()
    guard value.kind != .undefined else { throw FunctionFailure.undefined }
    guard !value.isMissing else { return stack.append(.null) }
    let made = workspace.make(textFilters[position](workspace.text(value)))
    stack.append(library.textFilters[position].makesHTML ? made.markedAsHTML : made)
  }

  private mutating func item(_ index: Value, of value: Value) throws -> Value {
    if value.isMissing { return value }
    if let position = index.integerValue, value.kind == .list || value.isText {
      try workspace.checkCuttable(value)
      let count = value.kind == .list ? workspace.count(value) : workspace.scalars(value).count
      let offset = position < 0 ? position + count : position
      guard 0..<count ~= offset else { return .undefined }
      if value.kind == .list { return workspace.resolved(workspace.element(offset, of: value)) }
      return workspace.same(workspace.make(CollectionOfOne(workspace.scalars(value)[offset])), as: value)
    }
    let name = workspace.text(index)
    return workspace.read(named: name, of: value) ?? workspace.part(name, of: value) ?? .undefined
  }

  private mutating func slice() throws {
    let (step, upper, lower) = (pop(), pop(), pop())
    let value = pop()
    if value.kind == .undefined { throw FunctionFailure.undefined }
    guard value.isText || value.kind == .list || value.kind == .null else {
      throw FunctionFailure("\(value.kindName(workspace)) cannot be sliced")
    }
    try workspace.checkCuttable(value)
    let stride = try workspace.integer(step, "step", standard: 1)
    guard stride != 0 else { throw FunctionFailure("the step of a slice cannot be zero") }
    let scalars = value.isText ? workspace.scalars(value) : []
    let elements = value.isText ? [] : try workspace.sequence(value)
    let count = value.isText ? scalars.count : elements.count
    func bound(_ value: Value, _ standard: Int) throws(FunctionFailure) -> Int {
      let position = try workspace.integer(value, "bound", standard: standard)
      let offset = position < 0 && !value.isMissing ? position + count : position
      return stride > 0 ? min(max(0, offset), count) : min(max(-1, offset), count - 1)
    }
    let start = try bound(lower, stride > 0 ? 0 : count - 1)
    let end = try bound(upper, stride > 0 ? count : -1)
    let positions = Swift.stride(from: start, to: end, by: stride)
    stack.append(
      value.isText
        ? workspace.same(workspace.make(positions.map { scalars[$0] }), as: value)
        : workspace.make(positions.map { elements[$0] }))
  }

  /// Evaluates `range(stop)`, `range(start, stop)` and `range(start, stop, step)`, limited to 100,000 numbers.
  private mutating func range() throws {
    let (third, second, first) = (pop(), pop(), pop())
    let start = second.isMissing ? 0 : try workspace.integer(first, "start", standard: 0)
    let stop = try workspace.integer(second.isMissing ? first : second, "stop", standard: 0)
    let step = try workspace.integer(third, "step", standard: 1)
    guard step != 0 else { throw FunctionFailure("the step of a range cannot be zero") }
    guard abs((stop - start) / step) <= 100_000 else {
      throw FunctionFailure("a range can have at most 100,000 numbers")
    }
    stack.append(workspace.make(stride(from: start, to: stop, by: step).map { Value.integer($0) }))
  }

  private mutating func unpack(_ count: Int) throws {
    let value = pop()
    let parts = value.isText ? try workspace.sequence(value) : workspace.elements(of: value)
    guard value.kind == .list || value.isText, parts.count == count else {
      throw FunctionFailure("\(value.kindName(workspace)) cannot be unpacked into \(count) values")
    }
    stack.append(contentsOf: parts)
  }
}
