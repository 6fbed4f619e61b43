import ArgumentParser
import Diagnostics
import Files

extension ParsableCommand {
  /// Says what is wrong, and ends the command with status 1.
  func fail(_ diagnostics: [Diagnostic]) throws -> Never {
    Terminal.write(try ReportFormat.text.text(of: diagnostics), to: .error)
    throw ExitCode.failure
  }

  /// Writes files; ends the command where the system refuses one.
  func writing(_ write: () throws(FileError) -> Void) throws {
    do { try write() } catch { try fail([Diagnostic(.error, error.description)]) }
  }
}
