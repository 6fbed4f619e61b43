import Diagnostics

/// The reason that front matter cannot be read or changed.
package struct FrontMatterProblem: Error {
  package let diagnostics: [Diagnostic]

  init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  init(_ message: String, path: String, line: Int, help: String) {
    let place = SourceLocation(path: path, line: line, length: line > 1 ? 3 : 1)
    diagnostics = [Diagnostic(.error, message, at: place, help: help)]
  }
}
