import ArgumentParser
import Diagnostics
import Files

extension ParsableCommand {
  /// Prints `diagnostics`, which contain an error, and ends the command.
  func fail(_ diagnostics: [Diagnostic]) throws -> Never {
    Terminal.write(try ReportFormat.text.text(of: diagnostics), to: .error)
    throw ExitStatus.failure.code
  }

  /// Calls `write`; if a file cannot be written, prints the error and ends the command.
  func writing(_ write: () throws(FileError) -> Void) throws {
    do { try write() } catch { try fail([Diagnostic(.error, error.description)]) }
  }
}
