import Values

/// Renders pages from compiled templates, one after the other. Create one renderer per thread: it reuses its memory.
package struct Renderer: ~Copyable {
  /// The values created during rendering, and the documents that the last render read. Callers may create values here
  /// before rendering, and reset it between pages.
  package var workspace: Workspace
  package var limits = RenderLimits()

  let library: TemplateLibrary
  let bodies = FunctionBodies()
  private let programs: [LoadedProgram]
  var stack: [Value] = []
  var slots: [Value] = []
  var frames: [Frame] = []
  var captures: [Int] = []
  var collections: [[Value]] = []
  var rounds = 0
  /// The instructions that wrote the output, while it is traced.
  private var trace: OutputTrace?

  /// The frame of a function call in progress.
  struct Frame {
    let function: Int
    let slotBase: Int
    /// The position of the frame of the enclosing function.
    let parent: Int
    /// The address at which the program continues after the call. The instruction before it made the call.
    let returnAddress: Int
    /// A Boolean value that indicates whether the output is written directly instead of returned as a value.
    let writes: Bool
  }

  /// The implementations of the library's text filters, in the library's order.
  let textFilters: [(String) -> String]

  /// Creates a renderer of `library` over `tables`. `resolve` computes deferred values when they are read.
  /// `textFilters` contains the implementations of the library's text filters, by name.
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

  /// Renders `template` with `globals`, in the order of their declaration, and appends the result to `output`.
  ///
  /// Throws ``RenderError`` at the first error. `output` is then incomplete.
  package mutating func render(
    _ template: TemplateID, globals: [Value], into output: inout [UInt8]
  ) throws(RenderError) {
    let program = programs[template.rawValue]
    stack.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    collections.removeAll(keepingCapacity: true)
    _ = workspace.reads.take()
    let makesMarkup = program.format.makesMarkup
    // In XML, HTML is escaped like any text.
    workspace.readsHTMLAsText = program.format.language == .xml
    workspace.joinsAsHTML = makesMarkup
    workspace.cutsHTML = library.cutsHTML || !makesMarkup
    rounds = 0
    slots.append(contentsOf: repeatElement(.undefined, count: program.functions[0].slotCount))
    frames.append(Frame(function: 0, slotBase: 0, parent: 0, returnAddress: 0, writes: true))
    var address = 0
    let globals = globals + Array(repeating: .null, count: max(0, library.globalCount - globals.count))
    do {
      try run(program, globals, &address, into: &output)
      if let finish = program.format.finish { output = finish(output) }
    } catch {
      let failure = error as? FunctionFailure ?? FunctionFailure("\(error)")
      let calls = frames.dropFirst().reversed().map { $0.returnAddress - 1 }
      let locations = ([address - 1] + calls).flatMap(program.locations(ofInstruction:))
      throw RenderError(message: failure.message, help: failure.help, stack: locations)
    }
  }
}

extension Renderer {
  /// Renders `template` again, and returns the part of a template that wrote each byte of the output.
  ///
  /// Throws ``RenderError`` at the first error.
  package mutating func origins(of template: TemplateID, globals: [Value]) throws(RenderError) -> OutputOrigins {
    trace = OutputTrace()
    defer { trace = nil }
    var output: [UInt8] = []
    try render(template, globals: globals, into: &output)
    return OutputOrigins(trace ?? OutputTrace(), of: programs[template.rawValue])
  }

  /// Executes the instructions from `address` to the end. After an error, `address` follows the failed instruction.
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
      case .text:
        noteOrigin(address, output.count)
        Escaping.copy(text.span, first..<first + Int(instruction.second), into: &output)
      case .emit:
        noteOrigin(address, output.count)
        try emit(pop(), instruction.place, into: &output)
      case .emitSlotAttribute:
        noteOrigin(address, output.count)
        let value = try attribute(NameID(rawValue: instruction.second), of: slots[base + first])
        try emit(value, instruction.place, into: &output)
      case .emitGlobalAttribute:
        noteOrigin(address, output.count)
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
      default:
        try compute(instruction, base)
        try checkValues()
      }
    }
  }

  /// Records that the instruction before `address` writes the output from `offset` on.
  @inline(__always)
  private mutating func noteOrigin(_ address: Int, _ offset: Int) {
    if trace != nil { trace?.note(address - 1, offset: offset) }
  }

  @inline(__always)
  mutating func pop() -> Value { stack.popLast() ?? .undefined }

  /// Pops the last `count` values and returns them in the order in which they were pushed.
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

  /// Returns the first slot of the function `hops` levels out from the current one.
  func slotBase(_ hops: UInt16) -> Int { frames[frame(hops)].slotBase }

  func frame(_ hops: UInt16) -> Int {
    var position = frames.count - 1
    for _ in 0..<hops { position = frames[position].parent }
    return position
  }

  private mutating func endCapture(_ output: inout [UInt8], as kind: Value.Kind) {
    guard let start = captures.popLast() else { return }
    let text = workspace.scratch.text(output[start...])
    output.removeSubrange(start...)
    trace?.remove(from: start)
    stack.append(kind == .html ? text.markedAsHTML : text)
  }
}
