import Diagnostics
import Values

/// Makes pages of compiled templates, one after the other. Make one for each thread: it reuses its memory.
package struct Renderer {
  /// The values that a render makes, and the documents that the last one read. Whoever renders may make values here first,
  /// and resets it between pages.
  package var workspace: Workspace
  package var limits = RenderLimits()

  private let library: TemplateLibrary
  var stack: [Value] = []
  private var slots: [Value] = []
  private var frames: [MacroFrame] = []
  var loops: [LoopState] = []
  private var captures: [Int] = []
  private var collections: [[Value]] = []
  private var constants: [Value] = []
  private var globals: [Value] = []
  private var rounds = 0
  /// Whether HTML is written as text is, because the format is another.
  private var isXML = false

  /// The code that called a macro.
  private struct MacroFrame {
    let returnAddress: Int
    let slotBase: Int
  }

  /// A loop that is under way.
  struct LoopState {
    let list: Value
    let count: Int
    var index: Int
  }

  /// A renderer of `library` over `tables`; `resolve` makes the values that are made only when they are read.
  package init(
    _ library: TemplateLibrary, tables: Tables, resolve: @escaping (Value, inout Workspace) -> Value = { _, _ in .null }
  ) {
    self.library = library
    workspace = Workspace(tables, resolve: resolve)
  }

  /// Appends what `template` makes of `globals`, which are in the order they were declared in, to `output`.
  ///
  /// Throws ``RenderError`` at the first thing that cannot be done; `output` then ends anywhere.
  package mutating func render(
    _ template: TemplateID, globals: [Value], into output: inout [UInt8]
  ) throws(RenderError) {
    let program = library.programs[template.rawValue]
    let relocate = workspace.scratch.append(program.constantValues)
    constants = program.constants.map { relocate($0) }
    self.globals = globals + Array(repeating: .null, count: max(0, library.globalCount - globals.count))
    stack.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(.undefined, count: program.slotCount))
    frames.removeAll(keepingCapacity: true)
    loops.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    workspace.forgetReads()
    isXML = program.isXML
    rounds = 0
    var address = 0
    do {
      while address >= 0 { try step(program, &address, into: &output) }
    } catch {
      let failure = error as? FilterFailure ?? FilterFailure("\(error)")
      throw RenderError(message: failure.message, help: failure.help, location: Self.location(program, address))
    }
  }

  private static func location(_ program: Program, _ address: Int) -> SourceLocation {
    let place = Int(program.places[address])
    return place < program.locations.count ? program.locations[place] : SourceLocation(path: "")
  }
}

/// Bounds that keep a template from going on without end.
package struct RenderLimits: Sendable {
  /// How many rounds all loops of a page may make.
  package var rounds = 10_000_000
  /// How many bytes a page may have.
  package var outputSize = 256 << 20
  /// How deep macros may call each other.
  package var macroDepth = 200

  package init() {}
}

extension Renderer {
  /// Does the instruction at `address` and moves on to the next; to -1 at the end.
  private mutating func step(_ program: Program, _ address: inout Int, into output: inout [UInt8]) throws {
    let instruction = program.instructions[address]
    let first = Int(instruction.first)
    let base = frames.last?.slotBase ?? 0
    var next = address + 1
    switch instruction.operation {
    case .text: Escaping.copy(program.text.span, first..<first + Int(instruction.second), into: &output)
    case .emit: try emit(pop(), EscapingPlace(rawValue: UInt8(first)) ?? .htmlText, into: &output)
    case .pushConstant: stack.append(constants[first])
    case .pushSlot: stack.append(slots[base + first])
    case .pushGlobal: stack.append(globals[first])
    case .pushNull: stack.append(.null)
    case .pushUndefined: stack.append(.undefined)
    case .storeSlot: slots[base + first] = pop()
    case .clearSlots: for slot in first..<first + Int(instruction.second) { slots[base + slot] = .undefined }
    case .pop: _ = pop()
    case .attribute: stack.append(try attribute(NameID(rawValue: instruction.first), of: pop(), isLenient: false))
    case .attributeIfDefined:
      stack.append(try attribute(NameID(rawValue: instruction.first), of: pop(), isLenient: true))
    case .item, .slice, .not, .negate, .plus, .binary, .makeList, .makeMap, .range, .unpack: try compute(instruction)
    case .jump: next = first
    case .jumpIfFalse: if !pop().isTrue(workspace) { next = first }
    case .jumpIfFalseElsePop: if stack.last?.isTrue(workspace) == false { next = first } else { _ = pop() }
    case .jumpIfTrueElsePop: if stack.last?.isTrue(workspace) == true { next = first } else { _ = pop() }
    case .filter: try apply(Library.filters[first], Int(instruction.second))
    case .test: try apply(Library.tests[first], Int(instruction.second))
    case .method: try apply(Library.methods[first], Int(instruction.second))
    case .callMacro:
      next = try call(program.macros[first], argumentCount: Int(instruction.second), from: next, output.count)
    case .returnFromMacro:
      let frame = frames.removeLast()
      slots.removeSubrange(frame.slotBase...)
      endCapture(&output, as: .html)
      next = frame.returnAddress
    case .beginLoop: if try !beginLoop() { next = first }
    case .loadElement: if let loop = loops.last { slots[base + first] = workspace.element(loop.index, of: loop.list) }
    case .unpackElement: try unpackElement(base + first, Int(instruction.second))
    case .nextElement: if try nextRound(outputSize: output.count) { next = first }
    case .loopVariable: stack.append(loopVariable(LoopVariable(rawValue: instruction.first)))
    case .cycle:
      let values = pop(first)
      stack.append(values.isEmpty ? .null : values[(loops.last?.index ?? 0) % values.count])
    case .beginCapture: captures.append(output.count)
    case .endCaptureAsHTML: endCapture(&output, as: .html)
    case .endCaptureAsText: endCapture(&output, as: .text)
    case .beginCollection: collections.append([])
    case .collect:
      if let loop = loops.last {
        collections[collections.count - 1].append(workspace.element(loop.index, of: loop.list))
      }
    case .endCollection: stack.append(workspace.scratch.list(collections.removeLast()))
    case .end: next = -1
    }
    address = next
  }

  mutating func pop() -> Value { stack.popLast() ?? .undefined }

  /// Takes the last `count` values, in the order they were pushed.
  mutating func pop(_ count: Int) -> [Value] {
    let values = Array(stack.suffix(count))
    stack.removeLast(min(count, stack.count))
    return values
  }

  private mutating func endCapture(_ output: inout [UInt8], as kind: Value.Kind) {
    guard let start = captures.popLast() else { return }
    let text = workspace.scratch.text(output[start...])
    output.removeSubrange(start...)
    stack.append(kind == .html ? text.markedAsHTML : text)
  }

  private mutating func apply(_ filter: Filter, _ count: Int) throws {
    let arguments = pop(count)
    stack.append(try filter.apply(&workspace, pop(), arguments))
  }

  private mutating func call(_ macro: Program.Macro, argumentCount: Int, from returnAddress: Int, _ start: Int) throws
    -> Int
  {
    guard frames.count < limits.macroDepth else {
      throw FilterFailure("macros call each other more than \(limits.macroDepth) deep")
    }
    let arguments = pop(argumentCount)
    frames.append(MacroFrame(returnAddress: returnAddress, slotBase: slots.count))
    slots.append(contentsOf: arguments)
    slots.append(contentsOf: repeatElement(.undefined, count: max(0, macro.slotCount - argumentCount)))
    captures.append(start)
    return macro.start
  }

  /// What `value` holds under `name`. A document's is recorded, and made now where it is made only when it is read.
  private mutating func attribute(_ name: NameID, of value: Value, isLenient: Bool) throws -> Value {
    if let held = workspace.read(name, of: value) { return isXML ? held.markedAsText : held }
    if isLenient { return value.kind == .null ? .null : .undefined }
    if value.kind == .null { return .null }
    let wanted = workspace.tables.names.names.indices.contains(Int(name.rawValue)) ? workspace.tables.names[name] : ""
    let nearest = nearestName(to: wanted, in: workspace.attributeNames(of: value))
    throw FilterFailure(
      "\(value.kindName(workspace)) has no \"\(wanted)\"", help: nearest.map { "did you mean \"\($0)\"?" })
  }
}

extension Renderer {
  /// Begins a loop over the value on top; false when there is nothing in it.
  private mutating func beginLoop() throws -> Bool {
    let value = pop()
    let list = value.kind == .list ? value : workspace.scratch.list(try workspace.sequence(value))
    let count = workspace.count(list)
    if count > 0 { loops.append(LoopState(list: list, count: count, index: 0)) }
    return count > 0
  }

  /// Goes to the loop's next element; false, and the loop is over, when there is none.
  private mutating func nextRound(outputSize: Int) throws -> Bool {
    rounds += 1
    guard rounds < limits.rounds else {
      throw FilterFailure("the loops of this page make more than \(limits.rounds) rounds")
    }
    guard max(outputSize, workspace.scratch.bytes.count) < limits.outputSize else {
      throw FilterFailure("this page is longer than \(limits.outputSize) bytes")
    }
    guard var loop = loops.popLast() else { return false }
    loop.index += 1
    guard loop.index < loop.count else { return false }
    loops.append(loop)
    return true
  }

  private mutating func unpackElement(_ slot: Int, _ count: Int) throws {
    guard let loop = loops.last else { return }
    let element = workspace.element(loop.index, of: loop.list)
    guard element.kind == .list, workspace.count(element) == count else {
      throw FilterFailure("\(element.kindName(workspace)) cannot be taken apart into \(count) values")
    }
    for offset in 0..<count { slots[slot + offset] = workspace.element(offset, of: element) }
  }

  private func loopVariable(_ variable: LoopVariable?) -> Value {
    guard let variable, let loop = loops.last else { return .undefined }
    switch variable {
    case .index: return .integer(loop.index + 1)
    case .index0: return .integer(loop.index)
    case .revindex: return .integer(loop.count - loop.index)
    case .revindex0: return .integer(loop.count - loop.index - 1)
    case .first: return .boolean(loop.index == 0)
    case .last: return .boolean(loop.index == loop.count - 1)
    case .length: return .integer(loop.count)
    case .depth: return .integer(loops.count)
    case .depth0: return .integer(loops.count - 1)
    case .previtem: return loop.index > 0 ? workspace.element(loop.index - 1, of: loop.list) : .null
    case .nextitem: return loop.index + 1 < loop.count ? workspace.element(loop.index + 1, of: loop.list) : .null
    }
  }
}
