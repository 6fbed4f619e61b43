/// What a compiler knows at a place of a template.
///
/// Of its program, nothing of which is changed from there on until it goes back, the length will do: a loop in a long page would copy all of it.
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

  /// Forgets what was compiled since.
  mutating func goBack(to checkpoint: CompilerCheckpoint) {
    program.cut(to: checkpoint.length)
    program.functions = checkpoint.compiler.program.functions
    let kept = program
    self = checkpoint.compiler
    program = kept
  }
}

extension Program {
  fileprivate struct Length {
    let instructions: Int
    let places: Int
    let text: Int
    let constants: Int
    let safeUses: Int
  }

  fileprivate var length: Length {
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
