import Diagnostics
import Values

/// Makes pages of compiled templates, one after the other. Make one for each thread: it reuses its memory.
package struct Renderer: ~Copyable {
  /// The values that a render makes, and the documents that the last one read. Whoever renders may make values here first,
  /// and resets it between pages.
  package var workspace: Workspace
  package var limits = RenderLimits()

  private let library: TemplateLibrary
  let bodies = FunctionBodies()
  private let programs: [LoadedProgram]
  var stack: [Value] = []
  var slots: [Value] = []
  var frames: [Frame] = []
  private var captures: [Int] = []
  private var collections: [[Value]] = []
  private var rounds = 0

  /// A function that is under way.
  struct Frame {
    let function: Int
    let slotBase: Int
    /// The position of the frame of the function around this one's code.
    let parent: Int
    /// Where the program goes on after it; the instruction before called it.
    let returnAddress: Int
    /// Whether what it writes stays written, rather than being given as a value.
    let writes: Bool
  }

  /// What the library's text filters do, in their order.
  private let textFilters: [(String) -> String]

  /// A renderer of `library` over `tables`; `resolve` makes the values that are made only when they are read, and
  /// `textFilters` is what the filters that the library was compiled with do, by their names.
  package init(
    _ library: TemplateLibrary, tables: Tables, textFilters: [String: (String) -> String] = [:],
    resolve: @escaping (Value, inout Workspace) -> Value = { _, _ in .null }
  ) {
    self.library = library
    self.textFilters = library.textFilters.map { textFilters[$0.name] ?? { $0 } }
    var workspace = Workspace(tables, resolve: resolve)
    programs = library.programs.map { program in
      let relocate = workspace.scratch.append(program.constantValues)
      return LoadedProgram(program, constants: program.constants.map { relocate($0) })
    }
    workspace.keepScratch()
    self.workspace = workspace
  }

  /// Appends what `template` makes of `globals`, which are in the order they were declared in, to `output`.
  ///
  /// Throws ``RenderError`` at the first thing that cannot be done; `output` then ends anywhere.
  package mutating func render(
    _ template: TemplateID, globals: [Value], into output: inout [UInt8]
  ) throws(RenderError) {
    let program = programs[template.rawValue]
    stack.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    collections.removeAll(keepingCapacity: true)
    workspace.forgetReads()
    workspace.readsHTMLAsText = program.isXML
    workspace.joinsAsHTML = program.makesMarkup
    workspace.cutsHTML = library.cutsHTML || !program.makesMarkup
    rounds = 0
    slots.append(contentsOf: repeatElement(.undefined, count: program.functions[0].slotCount))
    frames.append(Frame(function: 0, slotBase: 0, parent: 0, returnAddress: 0, writes: true))
    var address = 0
    let globals = globals + Array(repeating: .null, count: max(0, library.globalCount - globals.count))
    do {
      try run(program, globals, &address, into: &output)
    } catch {
      let failure = error as? FunctionFailure ?? FunctionFailure("\(error)")
      let calls = frames.dropFirst().reversed().map { $0.returnAddress - 1 }
      let locations = ([address - 1] + calls).flatMap(program.locations(ofInstruction:))
      throw RenderError(message: failure.message, help: failure.help, stack: locations)
    }
  }
}

/// What the functions of ``Library`` do, by their positions: quicker to reach than all that is known of a function.
struct FunctionBodies {
  /// A closure in a structure of its own; as an array's element it would be called through thunks, which allocate.
  struct Body {
    let apply: @Sendable (inout Workspace, Value, FunctionArguments) throws -> Value

    init(_ function: Function) { apply = function.apply }
  }

  let filters = Library.filters.map(Body.init)
  let tests = Library.tests.map(Body.init)
  let methods = Library.methods.map(Body.init)
}

/// Bounds that keep a template from going on without end.
package struct RenderLimits: Sendable {
  /// How many rounds all loops of a page may make, together with the calls of macros.
  package var rounds = 10_000_000
  /// How many bytes a page may have.
  package var outputSize = 256 << 20
  /// How deep macros may call each other.
  package var callDepth = 200

  package init() {}
}

extension Renderer {
  /// Does the instructions from `address` on, up to the end; at an error, `address` is after the one that failed.
  private mutating func run(
    _ program: LoadedProgram, _ globals: [Value], _ address: inout Int, into output: inout [UInt8]
  ) throws {
    let instructions = program.instructions
    let text = program.text
    let constants = program.constants
    var base = 0
    while true {
      let instruction = instructions[address]
      address += 1
      let first = Int(instruction.first)
      switch instruction.operation {
      case .text: Escaping.copy(text.span, first..<first + Int(instruction.second), into: &output)
      case .emit: try emit(pop(), instruction.place, into: &output)
      case .emitSlotAttribute:
        let value = try attribute(NameID(rawValue: instruction.second), of: slots[base + first])
        try emit(value, instruction.place, into: &output)
      case .emitGlobalAttribute:
        let value = try attribute(NameID(rawValue: instruction.second), of: globals[first])
        try emit(value, instruction.place, into: &output)
      case .pushConstant: stack.append(constants[first])
      case .pushSlot where instruction.hops == 0: stack.append(slots[base + first])
      case .pushSlot: stack.append(slots[slotBase(instruction.hops) + first])
      case .pushGlobal: stack.append(globals[first])
      case .pushSlotAttribute:
        stack.append(try attribute(NameID(rawValue: instruction.second), of: slots[base + first]))
      case .pushGlobalAttribute:
        stack.append(try attribute(NameID(rawValue: instruction.second), of: globals[first]))
      case .pushNull: stack.append(.null)
      case .pushUndefined: stack.append(.undefined)
      case .storeSlot where instruction.hops == 0: slots[base + first] = pop()
      case .storeSlot: slots[slotBase(instruction.hops) + first] = pop()
      case .pop: _ = pop()
      case .attribute: stack.append(try attribute(NameID(rawValue: instruction.first), of: pop()))
      case .jump: address = first
      case .jumpIfFalse: if try !truth(of: pop()) { address = first }
      case .jumpIfDefined: if pop().kind != .undefined { address = first }
      case .jumpIfFalseElsePop: if try !truth(of: stack.last ?? .null) { address = first } else { _ = pop() }
      case .jumpIfTrueElsePop: if try truth(of: stack.last ?? .null) { address = first } else { _ = pop() }
      case .beginLoop: if try !beginLoop(at: base + first) { address = Int(instruction.second) }
      case .loopElement: stack.append(loopElement(at: base + first))
      case .storeLoopElement: slots[base + Int(instruction.second)] = loopElement(at: base + first)
      case .nextElement:
        if try nextElement(at: base + first, outputSize: output.count) { address = Int(instruction.second) }
      case .clearSlots: for slot in first..<first + Int(instruction.second) { slots[base + slot] = .undefined }
      case .call, .callAndWrite, .callValue:
        address = try call(program, instruction, from: address, outputSize: output.count)
        base = frames[frames.count - 1].slotBase
      case .returnFromCall:
        let frame = frames.removeLast()
        slots.removeSubrange(frame.slotBase...)
        if !frame.writes { endCapture(&output, as: program.functions[frame.function].givesHTML ? .html : .text) }
        address = frame.returnAddress
        base = frames[frames.count - 1].slotBase
      case .beginCapture: captures.append(output.count)
      case .endCaptureAsHTML: endCapture(&output, as: .html)
      case .endCaptureAsText: endCapture(&output, as: .text)
      case .end: return
      default: try compute(instruction, base)
      }
    }
  }

  @inline(__always)
  mutating func pop() -> Value { stack.popLast() ?? .undefined }

  /// Takes the last `count` values, in the order they were pushed.
  mutating func pop(_ count: Int) -> [Value] {
    let values = Array(stack.suffix(count))
    stack.removeLast(min(count, stack.count))
    return values
  }

  @inline(__always)
  func truth(of value: Value) throws -> Bool {
    if value.kind == .undefined { throw FunctionFailure.undefined }
    return value.isTrue(workspace)
  }

  /// The first slot of the function `hops` around the current one.
  func slotBase(_ hops: UInt16) -> Int { frames[frame(hops)].slotBase }

  private func frame(_ hops: UInt16) -> Int {
    var position = frames.count - 1
    for _ in 0..<hops { position = frames[position].parent }
    return position
  }

  private mutating func endCapture(_ output: inout [UInt8], as kind: Value.Kind) {
    guard let start = captures.popLast() else { return }
    let text = workspace.scratch.text(output[start...])
    output.removeSubrange(start...)
    stack.append(kind == .html ? text.markedAsHTML : text)
  }

  /// Begins a function and gives the address of its code.
  private mutating func call(
    _ program: LoadedProgram, _ instruction: Instruction, from returnAddress: Int, outputSize: Int
  ) throws -> Int {
    try countRound(outputSize: outputSize)
    guard frames.count <= limits.callDepth else {
      throw FunctionFailure("macros call each other more than \(limits.callDepth) deep")
    }
    let count = Int(instruction.second)
    let arguments = stack.count - count
    var position = Int(instruction.first)
    var parent = 0
    if instruction.operation == .callValue {
      let called = stack[arguments - 1]
      guard called.kind == .function else { throw FunctionFailure.undefined }
      (position, parent) = (Int(called.first), Int(called.second))
      guard count <= program.functions[position].parameterCount else {
        let taken = program.functions[position].parameterCount
        throw FunctionFailure("this call block takes \(taken) argument\(taken == 1 ? "" : "s"), not \(count)")
      }
    } else {
      parent = frame(instruction.hops)
    }
    let function = program.functions[position]
    let writes = instruction.operation == .callAndWrite
    frames.append(
      Frame(function: position, slotBase: slots.count, parent: parent, returnAddress: returnAddress, writes: writes))
    slots.append(contentsOf: stack[arguments...])
    slots.append(contentsOf: repeatElement(.undefined, count: max(0, function.slotCount - count)))
    stack.removeSubrange((instruction.operation == .callValue ? arguments - 1 : arguments)...)
    if !writes { captures.append(outputSize) }
    return function.start
  }

  /// What `value` holds under `name`. A document's is recorded, and made now where it is made only when it is read.
  @inline(__always)
  private mutating func attribute(_ name: NameID, of value: Value) throws -> Value {
    if let held = workspace.read(name, of: value) { return held }
    return try missingAttribute(name, of: value)
  }

  private func missingAttribute(_ name: NameID, of value: Value) throws -> Value {
    if value.kind == .null { return .null }
    if value.kind == .undefined { throw FunctionFailure.undefined }
    let names = workspace.tables.names
    let wanted = names.names.indices.contains(Int(name.rawValue)) ? names[name] : ""
    if let part = part(wanted, ofGroup: value) { return part }
    let nearest = nearestName(to: wanted, in: workspace.attributeNames(of: value))
    throw FunctionFailure(
      "\(value.kindName(workspace)) has no \"\(wanted)\"", help: nearest.map { "did you mean \"\($0)\"?" })
  }

  /// The same, but undefined where `value` can hold no such name.
  mutating func attributeIfDefined(_ name: NameID, of value: Value) -> Value {
    if value.kind == .null { return .null }
    return workspace.read(name, of: value) ?? part(workspace.tables.names[name], ofGroup: value) ?? .undefined
  }

  /// What a group of `groupby`, a list of two, holds under the name of one of them.
  private func part(_ name: String, ofGroup value: Value) -> Value? {
    guard value.kind == .list, workspace.count(value) == 2, let position = Compiler.groupNames[name] else { return nil }
    return workspace.element(position, of: value)
  }
}

extension Renderer {
  mutating func applyTextFilter(_ position: Int) throws {
    let value = pop()
    guard value.kind != .undefined else { throw FunctionFailure.undefined }
    guard !value.isMissing else { return stack.append(.null) }
    let made = workspace.make(textFilters[position](workspace.text(value)))
    stack.append(library.textFilters[position].makesHTML ? made.markedAsHTML : made)
  }

  mutating func beginCollection() { collections.append([]) }
  mutating func collect() {
    let value = pop()
    if !collections.isEmpty { collections[collections.count - 1].append(value) }
  }
  mutating func endCollection() { stack.append(workspace.scratch.list(collections.popLast() ?? [])) }

  /// Begins a loop over the value on top, whose state is in the slots from `slot` on; false when there is nothing in it.
  private mutating func beginLoop(at slot: Int) throws -> Bool {
    let value = pop()
    if value.kind == .undefined { throw FunctionFailure.undefined }
    let list = value.kind == .list ? value : workspace.scratch.list(try workspace.sequence(value))
    slots[slot] = list
    slots[slot + 1] = .integer(0)
    slots[slot + 2] = .undefined
    return workspace.count(list) > 0
  }

  private mutating func loopElement(at slot: Int) -> Value {
    workspace.resolved(workspace.element(slots[slot + 1].integerValue ?? 0, of: slots[slot]))
  }

  /// Counts a round of a loop or a call, and stops what would go on without end.
  private mutating func countRound(outputSize: Int) throws {
    rounds += 1
    guard rounds < limits.rounds else {
      throw FunctionFailure("the loops and macros of this page make more than \(limits.rounds) rounds")
    }
    let made = max(workspace.scratch.bytes.count, workspace.scratch.rows.count * MemoryLayout<Value>.stride)
    guard max(outputSize, made) < limits.outputSize else {
      throw FunctionFailure("this page is longer than \(limits.outputSize) bytes")
    }
  }

  /// Goes to the loop's next element; false, and the loop is over, when there is none.
  private mutating func nextElement(at slot: Int, outputSize: Int) throws -> Bool {
    try countRound(outputSize: outputSize)
    let next = (slots[slot + 1].integerValue ?? 0) + 1
    guard next < workspace.count(slots[slot]) else { return false }
    slots[slot + 1] = .integer(next)
    return true
  }
}
