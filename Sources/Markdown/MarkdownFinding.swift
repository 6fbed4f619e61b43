import Diagnostics

/// An error in Markdown text, with its place in the file.
package struct MarkdownFinding: Hashable, Sendable {
  package var rule: Rule
  package var line: Int
  package var column: Int
  package var length: Int
  package var message: String
  package var help: String?

  /// Returns the finding as a diagnostic about the file at `path`.
  package func diagnostic(in path: String) -> Diagnostic {
    Diagnostic(
      rule, message, at: SourceLocation(path: path, line: line, column: column, length: length), help: help)
  }
}
