import ArgumentParser
import Diagnostics
import Files
import Glibc

/// How findings are reported.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github

  func text(of diagnostics: [Diagnostic]) throws -> String {
    switch self {
    case .text:
      TextReporter(hasColor: Terminal.hasColor(.error), sourceText: FileContents.textToShow).report(diagnostics)
    case .json: try JSONReporter.report(diagnostics)
    case .github: GitHubReporter.report(diagnostics)
    }
  }

  /// Ends the program at once, whatever it is at work on, and says why.
  func fail(with diagnostic: Diagnostic) -> Never {
    Terminal.write((try? text(of: [diagnostic])) ?? "\(diagnostic)\n", to: self == .text ? .error : .output)
    _exit(1)
  }
}
