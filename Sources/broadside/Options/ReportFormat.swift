import ArgumentParser
import Diagnostics
import Files
import Glibc

/// The format of a report of findings.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github
  case sarif

  /// A Boolean value that indicates whether the report is a single document for programs, so that nothing else may be
  /// written after it.
  var isDocument: Bool { self == .json || self == .sarif }

  /// Returns the report of `diagnostics` for `stream`.
  func text(of diagnostics: [Diagnostic], on stream: Terminal.Stream = .error) throws -> String {
    switch self {
    case .text:
      TextReporter(hasColor: Terminal.hasColor(stream), sourceText: FileContents.textToShow).report(diagnostics)
    case .json: try JSONReporter.report(diagnostics)
    case .github: GitHubReporter.report(diagnostics)
    case .sarif: try SARIFReporter.report(diagnostics, version: Broadside.configuration.version)
    }
  }

  /// Writes `diagnostics`: as text to `stream`, in any other format to standard output. A document is written even if
  /// there are no findings.
  func write(_ diagnostics: [Diagnostic], textTo stream: Terminal.Stream = .error) throws {
    guard !diagnostics.isEmpty || isDocument else { return }
    let stream = self == .text ? stream : .output
    Terminal.write(try text(of: diagnostics, on: stream), to: stream)
  }

  /// Prints `diagnostic` and ends the program at once, even if work is still running.
  func fail(with diagnostic: Diagnostic) -> Never {
    Terminal.write((try? text(of: [diagnostic])) ?? "\(diagnostic)\n", to: self == .text ? .error : .output)
    _exit(ExitStatus.failure.rawValue)
  }
}
