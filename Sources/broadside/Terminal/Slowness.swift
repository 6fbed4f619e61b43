import Diagnostics
import Parallel

/// The error for text that takes too long to process.
enum Slowness {
  static func diagnostic(of overrun: WorkUnderWay.Overrun) -> Diagnostic {
    let message =
      overrun.isTogether
      ? "this text is one of several that together take more than \(overrun.limit) seconds to process"
      : "this text takes more than \(overrun.limit) seconds to process"
    let help =
      "look for thousands of brackets, quotation marks, or nested lists, or split the text into several documents"
    // The text of a field that the theme renders as Markdown is identified by its first words.
    return overrun.subject.hasPrefix("\"")
      ? Diagnostic(.textLimit, "\(message): \(overrun.subject)", help: help)
      : Diagnostic(.textLimit, message, at: SourceLocation(path: overrun.subject), help: help)
  }
}
