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
  struct Length {
    let instructions: Int
    let places: Int
    let text: Int
    let constants: Int
    let safeUses: Int
  }

  var length: Length {
    Length(
      instructions: instructions.count, places: places.count, text: text.count, constants: constants.count,
      safeUses: safeUses.count)
  }

  mutating func cut(to length: Length) {
    instructions.removeSubrange(length.instructions...)
    placeOfInstruction.removeSubrange(length.instructions...)
    places.removeSubrange(length.places...)
    text.removeSubrange(length.text...)
    constants.removeSubrange(length.constants...)
    safeUses.removeSubrange(length.safeUses...)
  }
}
