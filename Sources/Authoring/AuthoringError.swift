import Diagnostics

/// The reason that a document cannot be written.
package struct AuthoringError: Error {
  package let diagnostics: [Diagnostic]

  init(_ diagnostics: Diagnostic...) { self.diagnostics = diagnostics }
  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
