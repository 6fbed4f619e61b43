import Diagnostics

/// Why a page could not be made: what a template met that it cannot work with.
package struct RenderError: Error, Sendable {
  package let message: String
  package let help: String?
  /// The place in the template.
  package let location: SourceLocation

  /// The error as a finding about the page at `url`.
  package func diagnostic(rendering url: String) -> Diagnostic {
    let page = "for \(url)"
    return Diagnostic(.error, message, at: location, help: help.map { "\($0) (\(page))" } ?? page)
  }
}
