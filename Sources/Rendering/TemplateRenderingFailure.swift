import Diagnostics

/// The reason that a template could not be rendered.
package struct TemplateRenderingFailure: Error {
  package let diagnostics: [Diagnostic]
}
