/// The state of a compiler at a position in a template.
///
/// Instead of a copy of the program, it keeps the program's length: nothing before that position changes until the
/// compiler goes back. A copy for each loop of a long page would be expensive.
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

  /// Discards what was compiled since the checkpoint.
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
