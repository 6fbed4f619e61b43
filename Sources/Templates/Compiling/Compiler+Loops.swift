import Diagnostics
import Values

extension Compiler {
  mutating func loop(_ loop: Statement.Loop, at location: SourceLocation) {
    guard !loop.isRecursive else { return recursiveLoop(loop, at: location) }
    let type = sequence(of: loop)
    let depth = loops.count + 1
    rounds(of: loop, element: type, at: location) { slot in
      LoopState(slot: slot, element: type, depth: depth, function: nil, depthSlot: nil)
    }
  }

  /// Compiles the loop's sequence, without the elements that its condition excludes, and returns the type of the
  /// elements.
  private mutating func sequence(of loop: Statement.Loop) -> ValueType {
    guard let filter = loop.filter else { return checkedElement(compile(loop.sequence), at: loop.sequence.location) }
    emit(.beginCollection)
    let element = checkedElement(compile(loop.sequence), at: loop.sequence.location)
    collect(loop.targets, element, where: filter, at: loop.sequence.location)
    emit(.endCollection)
    return element
  }

  /// Collects the elements of the list on the stack for which `filter` is true.
  private mutating func collect(
    _ targets: [Statement.LoopTarget], _ element: ValueType, where filter: Expression, at location: SourceLocation
  ) {
    inScope { compiler in
      let slot = compiler.newLoopSlots()
      let begin = compiler.emit(.beginLoop, slot.index, at: location)
      let start = compiler.program.instructions.count
      compiler.bindTargets(targets, element, of: slot, at: location)
      compiler.compile(filter)
      let skip = compiler.emit(.jumpIfFalse)
      compiler.emit(.loopElement, slot.index)
      compiler.emit(.collect)
      compiler.patch(skip)
      compiler.emit(.nextElement, slot.index, start)
      compiler.patch(begin)
    }
  }

  private func checkLoop(_ type: ValueType) -> Bool {
    switch type {
    case .any, .null, .list, .tuple, .map, .text, .color, .html, .record: true
    case .boolean, .number, .date: false
    }
  }

  private mutating func checkedElement(_ type: ValueType, at location: SourceLocation) -> ValueType {
    if !checkLoop(type) { report("\(typeName(type)) is not a list", at: location) }
    return type.element
  }

  /// Reserves three slots: for a loop's list, its position and the last value passed to `loop.changed`.
  private mutating func newLoopSlots() -> Slot {
    let slot = newSlot()
    _ = (newSlot(), newSlot())
    return slot
  }

  /// Compiles the iterations over the sequence on the stack, and the `else` for an empty sequence.
  private mutating func rounds(
    of loop: Statement.Loop, element: ValueType, at location: SourceLocation, _ state: (Slot) -> LoopState
  ) {
    let slot = newLoopSlots()
    let begin = emit(.beginLoop, slot.index, at: loop.sequence.location)
    let first = markup
    var start = markup.withoutProblem
    let before = checkpoint
    // An iteration begins in the context in which the previous one ended. If that needs other escaping, the body is
    // compiled again.
    for _ in 0..<Self.roundLimit {
      let end = body(of: loop, element: element, slot: slot, at: location, state)
      guard let end, let next = start.joined(with: end)?.withoutProblem else {
        return report(
          "this loop begins and ends in different HTML contexts", at: location,
          help: "inside the loop, close every tag and quote that it opens")
      }
      if next == start { break }
      goBack(to: before)
      start = next
      markup = next
    }
    let open = loops.removeLast()
    let end = start
    let exit = emit(.jump)
    patch(begin)
    markup = first
    inScope { $0.compile(loop.otherwise) }
    join(end, at: location, "the \"else\" of this loop ends in a different HTML context than the loop")
    patch(exit)
    for leave in open.breaks {
      patch(leave.jump)
      join(leave.markup, at: leave.location, "the HTML context here differs from the context at the end of the loop")
    }
  }

  /// The maximum number of compilations of a body. The context never changes more often than this.
  private static let roundLimit = 5

  /// Compiles the body of a loop and returns the HTML context after an iteration, or `nil` if it is ambiguous. The loop
  /// stays open.
  private mutating func body(
    of loop: Statement.Loop, element: ValueType, slot: Slot, at location: SourceLocation, _ state: (Slot) -> LoopState
  ) -> MarkupState? {
    let body = program.instructions.count
    loops.append(OpenLoop(captureDepth: captureDepth, isEscaping: isEscaping))
    inScope { compiler in
      let clear = compiler.emit(.clearSlots)
      compiler.bind("loop", .loop(state(slot)))
      compiler.bindTargets(loop.targets, element, of: slot, at: location)
      let firstOwn = compiler.program.functions[compiler.function].slotCount
      compiler.compile(loop.body)
      compiler.program.instructions[clear].first = UInt32(firstOwn)
      let count = compiler.program.functions[compiler.function].slotCount - firstOwn
      compiler.program.instructions[clear].second = UInt32(count)
    }
    var end: MarkupState? = markup
    for leave in loops[loops.count - 1].continues {
      patch(leave.jump)
      end = end?.joined(with: leave.markup)
    }
    emit(.nextElement, slot.index, body)
    if let end { markup = end }
    return end
  }

  /// Joins the contexts of two paths through the template. Reports an error if no escaping is right for both.
  private mutating func join(_ other: MarkupState, at location: SourceLocation, _ message: String) {
    guard tracksMarkup else { return }
    if let joined = markup.joined(with: other) { markup = joined } else { report(message, at: location) }
  }

  private mutating func bindTargets(
    _ targets: [Statement.LoopTarget], _ element: ValueType, of loop: Slot, at location: SourceLocation
  ) {
    if targets.count == 1, case .name(let name) = targets[0] {
      emit(.storeLoopElement, loop.index, slot(setting: name, to: element).index)
    } else {
      emit(.loopElement, loop.index)
      bind(targets.count == 1 ? targets[0] : .group(targets), element, at: location)
    }
  }

  /// Assigns the value on the stack to a target.
  private mutating func bind(_ target: Statement.LoopTarget, _ type: ValueType, at location: SourceLocation) {
    switch target {
    case .name(let name): store(slot(setting: name, to: type))
    case .group(let targets):
      emit(.unpack, targets.count, at: location)
      for (target, type) in zip(targets, elementTypes(of: type, count: targets.count)).reversed() {
        bind(target, type, at: location)
      }
    }
  }

  /// Records the HTML context before output is captured. A `break` in the captured part continues in this context.
  mutating func noteMarkupOutside() {
    if let depth = loops.last?.captureDepth, depth == captureDepth { loops[loops.count - 1].markupOutside = markup }
  }

  /// Compiles `break` or `continue`: ends the captures begun in this iteration, and jumps.
  mutating func leaveRound(at location: SourceLocation, _ note: (inout OpenLoop, Leave) -> Void) {
    guard let depth = loops.last?.captureDepth else { return report("this tag must be inside a loop", at: location) }
    for _ in depth..<captureDepth {
      emit(.endCaptureAsText)
      emit(.pop)
    }
    if let outer = loops.last?.isEscaping, outer != isEscaping { emit(.setEscaping, outer ? 1 : 0) }
    let outside = captureDepth > depth ? loops.last?.markupOutside : nil
    let leave = Leave(jump: emit(.jump), markup: outside ?? markup, location: location)
    note(&loops[loops.count - 1], leave)
  }
}

extension Compiler {
  /// Compiles a recursive loop as a function of its sequence and its depth.
  private mutating func recursiveLoop(_ loop: Statement.Loop, at location: SourceLocation) {
    let element = checkedElement(compile(loop.sequence), at: loop.sequence.location)
    let function = newFunction(parameterCount: 2, body: .recursiveLoop(loop, element: element, location))
    emitConstant(.integer(1))
    emitCall(function, argumentCount: 2, writes: true, at: location)
    if tracksMarkup, !markup.isBetweenTags { report("a recursive loop cannot be inside an HTML tag", at: location) }
  }

  mutating func compileRecursiveLoop(_ loop: Statement.Loop, element: ValueType, at location: SourceLocation) {
    let (sequence, depth) = (newSlot(), newSlot())
    if let filter = loop.filter {
      emit(.beginCollection)
      push(sequence)
      collect(loop.targets, element, where: filter, at: location)
      emit(.endCollection)
    } else {
      push(sequence)
    }
    let function = function
    rounds(of: loop, element: element, at: location) { slot in
      LoopState(slot: slot, element: element, depth: 1, function: function, depthSlot: depth)
    }
  }
}
