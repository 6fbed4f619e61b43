import ArgumentParser
import Diagnostics
import Files

/// How findings are reported.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github

  func text(of diagnostics: [Diagnostic]) throws -> String {
    switch self {
    case .text:
      TextReporter(hasColor: Terminal.hasColor(.error)) { path in
        (try? FileContents.read(path)).map { String(decoding: $0, as: UTF8.self) }
      }.report(diagnostics)
    case .json: try JSONReporter.report(diagnostics)
    case .github: GitHubReporter.report(diagnostics)
    }
  }
}
