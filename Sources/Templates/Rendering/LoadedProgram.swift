import Diagnostics
import Values

/// A program as loaded by one renderer, with its constants in that renderer's workspace.
///
/// Frequently read data is copied to arrays of its own. The program's arrays are shared by all threads, which would
/// contend for their reference counts on every page. With shared arrays, two threads rendered 1.5 times the pages of
/// one thread; with copies, 1.9 times.
final class LoadedProgram {
  let instructions: [Instruction]
  let text: [UInt8]
  let functions: [Program.Function]
  let constants: [Value]
  /// The format of the output.
  let format: OutputFormat
  let program: Program

  init(_ program: Program, constants: [Value]) {
    self.program = program
    self.constants = constants
    instructions = program.instructions.map { $0 }
    text = program.text.map { $0 }
    functions = program.functions.map { $0 }
    format = program.format
  }

  /// Returns the location of an instruction, followed by those of the includes around it, innermost first.
  func locations(ofInstruction address: Int) -> [SourceLocation] { program.locations(ofInstruction: address) }
}
