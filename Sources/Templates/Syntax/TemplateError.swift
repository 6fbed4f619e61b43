import Diagnostics

/// An error in a template, thrown to where its diagnostic is recorded.
struct TemplateError: Error {
  let diagnostic: Diagnostic
  /// A Boolean value that indicates whether parsing stops here.
  let endsReading: Bool

  init(_ message: String, at location: SourceLocation, help: String? = nil, endsReading: Bool = false) {
    self.endsReading = endsReading
    diagnostic = Diagnostic(.template, message, at: location, help: help)
  }
}
