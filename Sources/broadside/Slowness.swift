import Build
import Diagnostics

/// What is said of a text that takes too long.
enum Slowness {
  static func diagnostic(of subject: String) -> Diagnostic {
    let message = "this text takes more than \(BuildOptions.textLimit) seconds"
    let help = "look for thousands of brackets, quotation marks or nested lists in it, or make it several documents"
    // A text of a field, which the theme takes for Markdown, is named by its beginning.
    return subject.hasPrefix("\"")
      ? Diagnostic(.textLimit, "\(message): \(subject)", help: help)
      : Diagnostic(.textLimit, message, at: SourceLocation(path: subject), help: help)
  }
}
