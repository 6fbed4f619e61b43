/// Diagnostics as workflow commands, which GitHub shows as annotations on the lines of a pull request.
///
/// The form is that of "Workflow commands for GitHub Actions", section "Setting an error message".
package enum GitHubReporter {
  package static func report(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
      let place = diagnostic.location.map {
        " file=\(property($0.path)),line=\($0.line),col=\($0.column),endColumn=\($0.column + $0.length)"
      }
      let message = diagnostic.message + (diagnostic.help.map { "\n" + $0 } ?? "")
      return "::\(diagnostic.severity.rawValue)\(place ?? "")::\(data(message))\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
