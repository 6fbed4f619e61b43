import Diagnostics

/// Why a page could not be made: what a template met that it cannot work with.
package struct RenderError: Error, Sendable {
  package let message: String
  package let help: String?
  /// The place in the template, and those of the includes and macro calls that led there, the innermost first.
  package let stack: [SourceLocation]

  /// How many of the callers a message names.
  private static let callerLimit = 5

  /// The error as a finding about `page`, which messages name so.
  package func diagnostic(rendering page: String) -> Diagnostic {
    let callers = stack.dropFirst().prefix(Self.callerLimit).map { "from \($0.path):\($0.line)" }
    let rest = stack.count - 1 > Self.callerLimit ? ["and so on"] : []
    let context = (callers + rest + ["for \(page)"]).joined(separator: ", ")
    return Diagnostic(.template, message, at: stack.first, help: help.map { "\($0) (\(context))" } ?? context)
  }
}
