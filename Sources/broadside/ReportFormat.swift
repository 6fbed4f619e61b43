import ArgumentParser
import Diagnostics
import Files
import Glibc

/// How findings are reported.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github
  case sarif

  /// Whether the report is one document for a program, which nothing else may follow.
  var isDocument: Bool { self == .json || self == .sarif }

  /// What is written to `stream` of `diagnostics`.
  func text(of diagnostics: [Diagnostic], on stream: Terminal.Stream = .error) throws -> String {
    switch self {
    case .text:
      TextReporter(hasColor: Terminal.hasColor(stream), sourceText: FileContents.textToShow).report(diagnostics)
    case .json: try JSONReporter.report(diagnostics)
    case .github: GitHubReporter.report(diagnostics)
    case .sarif: try SARIFReporter.report(diagnostics, version: Broadside.configuration.version)
    }
  }

  /// Writes `diagnostics`: as text to `stream`, in any other form, which a program reads, to standard output. A report that is a document is
  /// written even where nothing is wrong.
  func write(_ diagnostics: [Diagnostic], textTo stream: Terminal.Stream = .error) throws {
    guard !diagnostics.isEmpty || isDocument else { return }
    let stream = self == .text ? stream : .output
    Terminal.write(try text(of: diagnostics, on: stream), to: stream)
  }

  /// Ends the program at once, whatever it is at work on, and says why.
  func fail(with diagnostic: Diagnostic) -> Never {
    Terminal.write((try? text(of: [diagnostic])) ?? "\(diagnostic)\n", to: self == .text ? .error : .output)
    _exit(1)
  }
}
