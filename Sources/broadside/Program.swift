import Files

/// The name of this program, for commands that it suggests.
enum Program {
  /// The path, if the program was run by its path and is not the one on the PATH; otherwise `broadside`.
  static var name: String {
    guard let called = CommandLine.arguments.first, called.contains("/") else { return "broadside" }
    let installed = FilePaths.program(named: "broadside").map(FilePaths.resolved)
    return installed == FilePaths.resolved(called) ? "broadside" : called
  }
}
