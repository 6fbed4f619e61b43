import Diagnostics

/// The text of a template.
package struct TemplateSource: Sendable {
  /// The name by which other templates extend, include and import it: `partials/card.html`.
  package let name: String
  /// The file as diagnostics name it.
  package let path: String
  package let text: String

  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
  }
}

/// Why a template cannot be read or compiled: a diagnostic on its way to the list of all.
struct TemplateError: Error {
  let diagnostic: Diagnostic

  init(_ message: String, at location: SourceLocation, help: String? = nil) {
    diagnostic = Diagnostic(.error, message, at: location, help: help)
  }
}
