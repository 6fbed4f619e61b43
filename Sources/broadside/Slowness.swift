import Build
import Diagnostics
import Parallel

/// What is said of a text that takes too long.
enum Slowness {
  static func diagnostic(of overrun: WorkUnderWay.Overrun) -> Diagnostic {
    let message =
      overrun.isTogether
      ? "texts that take long take more than \(overrun.limit) seconds together; this is one of them"
      : "this text takes more than \(overrun.limit) seconds"
    let help = "look for thousands of brackets, quotation marks or nested lists in it, or make it several documents"
    // A text of a field, which the theme takes for Markdown, is named by its beginning.
    return overrun.subject.hasPrefix("\"")
      ? Diagnostic(.textLimit, "\(message): \(overrun.subject)", help: help)
      : Diagnostic(.textLimit, message, at: SourceLocation(path: overrun.subject), help: help)
  }
}
