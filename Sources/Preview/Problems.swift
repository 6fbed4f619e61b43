import Diagnostics
import Files

/// What is wrong with a site, as it was told last.
package struct Problems: Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// Whether readers could not get the site like this.
  package var areErrors: Bool { diagnostics.hasErrors }

  /// A page's part that shows them, each with its place, its line and a mark below it: errors over the page, or warnings behind a word in its
  /// corner; empty where nothing is wrong.
  var html: String {
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      return "<section role=\"alert\" tabindex=\"-1\"><h1>\(Self.count(errors, "error"))</h1>" + Self.list(errors)
        + "<p>What you see is the page as it was last right. It comes back to life when this is mended.</p></section>"
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
    let items = diagnostics.prefix(limit).map { "<pre>\(escaped(reporter.report([$0])))</pre>" }
    let more =
      diagnostics.count > limit ? "<p>and \(diagnostics.count - limit) more, which are in the terminal</p>" : ""
    return items.joined() + more
  }

  /// More at once would help nobody.
  private static let limit = 50

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
