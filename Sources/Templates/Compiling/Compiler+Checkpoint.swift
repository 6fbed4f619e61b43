/// What a compiler knows at a place of a template.
///
/// Of its program, which only grows after it, the length will do: a loop in a long page would copy all of it.
struct CompilerCheckpoint {
  fileprivate let compiler: Compiler
  fileprivate let length: Program.Length
}

extension Compiler {
  var checkpoint: CompilerCheckpoint {
    var compiler = self
    compiler.program = Program()
    compiler.program.functions = program.functions
    return CompilerCheckpoint(compiler: compiler, length: program.length)
  }

  /// Forgets all that was compiled since.
  mutating func goBack(to checkpoint: CompilerCheckpoint) {
    var program = program
    program.cut(to: checkpoint.length)
    program.functions = checkpoint.compiler.program.functions
    self = checkpoint.compiler
    self.program = program
  }
}

extension Program {
  struct Length {
    fileprivate let instructions: Int
    fileprivate let places: Int
    fileprivate let text: Int
    fileprivate let constants: Int
    fileprivate let safeUses: Int
  }

  var length: Length {
    Length(
      instructions: instructions.count, places: places.count, text: text.count, constants: constants.count,
      safeUses: safeUses.count)
  }

  fileprivate mutating func cut(to length: Length) {
    instructions.removeSubrange(length.instructions...)
    placeOfInstruction.removeSubrange(length.instructions...)
    places.removeSubrange(length.places...)
    text.removeSubrange(length.text...)
    constants.removeSubrange(length.constants...)
    safeUses.removeSubrange(length.safeUses...)
  }
}
