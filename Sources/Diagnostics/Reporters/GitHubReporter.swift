/// Formats diagnostics as workflow commands, which GitHub shows as annotations on the lines of a pull request.
///
/// See "Workflow commands for GitHub Actions", section "Setting an error message".
package enum GitHubReporter {
  /// Returns a command for each finding.
  ///
  /// GitHub shows only the first ten errors and the first ten warnings of a step, so findings with the same cause are one
  /// annotation.
  package static func report(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.grouped().map { group in
      let diagnostic = group.first
      let place = diagnostic.location.map {
        " file=\(property($0.path)),line=\($0.line),col=\($0.column),endColumn=\($0.column + $0.length)"
      }
      let title = "\(place == nil ? " " : ",")title=\(property(diagnostic.rule.name))"
      let message = ([diagnostic.message] + [diagnostic.help, group.otherPlaces].compactMap { $0 })
        .joined(separator: "\n")
      let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
      return "::\(command)\(place ?? "")\(title)::\(data(message))\n"
    }.joined()
  }

  private static func data(_ text: String) -> String { escaped(text, "%\r\n") }
  private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  /// Escapes `special` characters. Works on scalars, because "\r\n" is one character and could start a new command.
  private static func escaped(_ text: String, _ special: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: ("%" + (digits.count == 1 ? "0" : "") + digits).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
