/// This program, as whoever runs it calls it.
enum Program {
  /// Its path where it was called by one, for then it may be in no folder of the PATH.
  static var name: String {
    guard let called = CommandLine.arguments.first, called.contains("/") else { return "broadside" }
    return called
  }
}
