import Diagnostics

/// An error that stopped the rendering of a page.
package struct RenderError: Error, Sendable {
  package let message: String
  package let help: String?
  /// The location in the template, followed by those of the enclosing includes and macro calls, innermost first.
  package let stack: [SourceLocation]

  /// The maximum number of callers in a message.
  private static let callerLimit = 5

  /// Returns the error as a finding. `page` is the page's name in the message.
  package func diagnostic(rendering page: String) -> Diagnostic {
    let callers = stack.dropFirst().prefix(Self.callerLimit).map { "from \($0.path):\($0.line)" }
    let rest = stack.count - 1 > Self.callerLimit ? ["and so on"] : []
    let stopped = StoppedRendering(of: page, help: help, callers: callers + rest)
    var finding = Diagnostic(.template, message, at: stack.first, help: stopped.advice())
    finding.stopped = stopped
    return finding
  }
}
