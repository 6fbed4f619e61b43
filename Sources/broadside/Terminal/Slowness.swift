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
    return switch overrun.subject {
    case .file(let path): Diagnostic(.textLimit, message, at: SourceLocation(path: path), help: help)
    // The text of a field that the theme renders as Markdown.
    case .text(let beginning): Diagnostic(.textLimit, "\(message): \"\(beginning)\"", help: help)
    }
  }
}
