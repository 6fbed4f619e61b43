import Diagnostics
import Files

/// What is wrong with a site, as it was told last.
package struct Problems: Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// Whether readers could not get the site like this.
  package var areErrors: Bool { diagnostics.hasErrors }

  /// A page's part that shows them: each with its place, its line and a mark below it. Only errors; a build tells warnings, too.
  var html: String {
    let reporter = TextReporter(sourceText: FileContents.textToShow)
    let errors = diagnostics.filter { $0.severity == .error }
    let items = errors.prefix(Self.limit).map { diagnostic in
      "<pre>\(Self.escaped(reporter.report([diagnostic])))</pre>"
    }
    let count = errors.count == 1 ? "1 error" : "\(errors.count) errors"
    let more =
      errors.count > Self.limit ? "<p>and \(errors.count - Self.limit) more, which are in the terminal</p>" : ""
    return "<h1>\(count)</h1>" + items.joined() + more
      + "<p>What you see is the page as it was last right. It comes back to life when this is mended.</p>"
  }

  /// More at once would help nobody.
  private static let limit = 50

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
