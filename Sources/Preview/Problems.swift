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
    let errors = diagnostics.filter { $0.severity == .error }.grouped()
    if !errors.isEmpty {
      return "<section role=\"alert\" tabindex=\"-1\"><h1>\(counted(errors.count, "error"))</h1>" + Self.list(errors)
        + "<p>The page reloads when the errors are fixed. Until then, the last version without errors is shown.</p></section>"
    }
    let warnings = diagnostics.filter { $0.severity == .warning }.grouped()
    guard !warnings.isEmpty else { return "" }
    return "<details><summary>\(counted(warnings.count, "warning"))</summary>" + Self.list(warnings) + "</details>"
  }

  private static func list(_ findings: [FindingGroup]) -> String {
    let reporter = TextReporter(sourceText: FileContents.textToShow)
    let items = findings.prefix(limit).map { "<pre>\(HTMLEscaping.escapedText(reporter.report([$0])))</pre>" }
    let more = findings.count > limit ? "<p>and \(findings.count - limit) more in the terminal</p>" : ""
    return items.joined() + more
  }

  /// The number of findings to show at once.
  private static let limit = 50
}
