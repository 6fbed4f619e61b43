/// The state of a compiler at a position in a template.
///
/// Instead of a copy of the program, it keeps the program's length: nothing before that position changes until the
/// compiler goes back. A copy for each loop of a long page would be expensive.
struct CompilerCheckpoint {
  let compiler: Compiler
  let length: Program.Length
}
