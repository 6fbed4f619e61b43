import Diagnostics

/// Why a template cannot be read or compiled: a diagnostic on its way to the list of all.
struct TemplateError: Error {
  let diagnostic: Diagnostic
  /// Whether nothing after it is worth reading.
  let endsReading: Bool

  init(_ message: String, at location: SourceLocation, help: String? = nil, endsReading: Bool = false) {
    self.endsReading = endsReading
    diagnostic = Diagnostic(.template, message, at: location, help: help)
  }
}
