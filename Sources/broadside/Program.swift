/// The name of this program, for commands that it suggests.
enum Program {
  /// The path, if the program was run by its path and may not be on the PATH; otherwise `broadside`.
  static var name: String {
    guard let called = CommandLine.arguments.first, called.contains("/") else { return "broadside" }
    return called
  }
}
