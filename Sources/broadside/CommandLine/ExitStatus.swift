import ArgumentParser
import Diagnostics

/// The exit status of the program, with the same meaning for every command.
///
/// A command that a signal stops exits with 128 plus the number of the signal instead (``StopSignals``).
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  case failure = 1
  /// The shell convention, rather than the argument parser's 64.
  case usage = 2

  /// The status for a command that ends with `diagnostics`.
  init(_ diagnostics: [Diagnostic], isStrict: Bool = false) {
    self = diagnostics.contains { $0.fails(isStrict: isStrict) } ? .failure : .success
  }

  /// The meaning, as sentences of the help.
  private var meaning: String {
    switch self {
    case .success: "The command succeeded."
    case .failure:
      """
      The command found errors (with --strict, also warnings), unformatted files (format --check), or differences that \
      diff --fail-on specifies; or it failed, for example because a file is missing or cannot be written.
      """
    case .usage: "The command line is invalid. The command did nothing."
    }
  }

  /// The statuses with their meanings, as a paragraph of the help with one line for each.
  static var list: String {
    let lines = allCases.map { "  \($0.rawValue)  \($0.meaning)" }
    return
      (["The exit status has the same meaning for all commands:"] + lines + [
        "  130  The command was stopped with Ctrl-C (with SIGTERM: 143)."
      ]).joined(separator: "\n")
  }

  /// The error that ends a command with this status.
  var code: ExitCode { ExitCode(rawValue) }

  /// Ends the command, unless this is ``success``.
  func end() throws {
    if self != .success { throw code }
  }
}
