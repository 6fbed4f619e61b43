import Diagnostics
import Files
import HTML

/// The findings for a site at one point in time.
package struct Problems: Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// A Boolean value that indicates whether there are errors, so that the site cannot be built.
  package var areErrors: Bool { diagnostics.hasErrors }

  /// The HTML that shows the findings in a page, each with its location and source line: errors over the page, or
  /// warnings in a collapsed box in a corner. Empty if there are none.
  var html: String {
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      return "<section role=\"alert\" tabindex=\"-1\"><h1>\(Self.count(errors, "error"))</h1>" + Self.list(errors)
        + "<p>The page reloads when the errors are fixed. Until then, the last version without errors is shown.</p></section>"
    }
    let warnings = diagnostics.filter { $0.severity == .warning }
    guard !warnings.isEmpty else { return "" }
    return "<details><summary>\(Self.count(warnings, "warning"))</summary>" + Self.list(warnings) + "</details>"
  }

  private static func count(_ diagnostics: [Diagnostic], _ kind: String) -> String {
    diagnostics.count == 1 ? "1 \(kind)" : "\(diagnostics.count) \(kind)s"
  }

  private static func list(_ diagnostics: [Diagnostic]) -> String {
    let reporter = TextReporter(sourceText: FileContents.textToShow)
    let items = diagnostics.prefix(limit).map { "<pre>\(HTMLEscaping.escapedText(reporter.report([$0])))</pre>" }
    let more =
      diagnostics.count > limit ? "<p>and \(diagnostics.count - limit) more in the terminal</p>" : ""
    return items.joined() + more
  }

  /// The number of findings to show at once.
  private static let limit = 50
}
