import Values

/// Loops, and the lists that filtered loops collect.
extension Renderer {
  mutating func beginCollection() { collections.append([]) }
  mutating func collect() {
    let value = pop()
    if !collections.isEmpty { collections[collections.count - 1].append(value) }
  }
  mutating func endCollection() { stack.append(workspace.scratch.list(collections.popLast() ?? [])) }

  /// Begins a loop over the value on top of the stack. Its state is in the slots from `slot` on. Returns false if the
  /// sequence is empty.
  mutating func beginLoop(at slot: Int) throws -> Bool {
    let value = pop()
    if value.kind == .undefined { throw FunctionFailure.undefined }
    let list = value.kind == .list ? value : workspace.scratch.list(try workspace.sequence(value))
    slots[slot] = list
    slots[slot + 1] = .integer(0)
    slots[slot + 2] = .undefined
    return workspace.count(list) > 0
  }

  mutating func loopElement(at slot: Int) -> Value {
    workspace.resolved(workspace.element(slots[slot + 1].integerValue ?? 0, of: slots[slot]))
  }

  /// Counts an iteration of a loop or a call, and throws when a limit is exceeded.
  mutating func countRound(outputSize: Int) throws {
    rounds += 1
    guard rounds < limits.rounds else {
      throw FunctionFailure("the loops and macro calls of this page run more than \(limits.rounds) times")
    }
    guard outputSize < limits.outputSize else { throw FunctionFailure.tooLong(limits) }
    try checkValues()
  }

  /// Throws if the values that the page has created exceed a limit.
  @inline(__always)
  func checkValues() throws {
    let made = max(workspace.scratch.bytes.count, workspace.scratch.rows.count * MemoryLayout<Value>.stride)
    guard made < limits.outputSize else { throw FunctionFailure.tooLong(limits) }
    guard workspace.scratch.largestSize <= limits.values else {
      throw FunctionFailure("this list contains more than \(limits.values) values, including the lists inside it")
    }
  }

  /// Advances to the loop's next element. Returns false if there is none, which ends the loop.
  mutating func nextElement(at slot: Int, outputSize: Int) throws -> Bool {
    try countRound(outputSize: outputSize)
    let next = (slots[slot + 1].integerValue ?? 0) + 1
    guard next < workspace.count(slots[slot]) else { return false }
    slots[slot + 1] = .integer(next)
    return true
  }

  mutating func changed(at slot: Int) {
    let value = pop()
    stack.append(.boolean(slots[slot].kind == .undefined || !workspace.equal(slots[slot], value)))
    slots[slot] = value
  }

  func loopVariable(_ instruction: Instruction) -> Value {
    let slot = slotBase(instruction.hops) + Int(instruction.first)
    let list = slots[slot]
    let count = workspace.count(list)
    let position = slots[slot + 1].integerValue ?? 0
    switch LoopVariable(rawValue: instruction.second) {
    case .index: return .integer(position + 1)
    case .index0: return .integer(position)
    case .revindex: return .integer(count - position)
    case .revindex0: return .integer(count - position - 1)
    case .first: return .boolean(position == 0)
    case .last: return .boolean(position == count - 1)
    case .length: return .integer(count)
    case .previtem: return position > 0 ? workspace.element(position - 1, of: list) : .undefined
    case .nextitem: return position + 1 < count ? workspace.element(position + 1, of: list) : .undefined
    case .depth, .depth0, nil: return .undefined
    }
  }
}
