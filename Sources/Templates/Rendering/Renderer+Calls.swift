import Values

/// Calls of macros, of call block bodies and of recursive loops.
extension Renderer {
  /// Begins a function call and returns the address of the function's code.
  mutating func call(
    _ program: LoadedProgram, _ instruction: Instruction, from returnAddress: Int, outputSize: Int
  ) throws -> Int {
    try countRound(outputSize: outputSize)
    guard frames.count <= limits.callDepth else {
      throw FunctionFailure("macro calls are nested more than \(limits.callDepth) levels deep")
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
}
