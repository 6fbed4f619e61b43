import Content
import Diagnostics
import Values

/// Asks for the required fields of a new document in a terminal.
package struct Interview {
  /// Shows a prompt and returns the line that is typed, or `nil` at the end of input.
  private let ask: (String) -> String?
  private let tell: (String) -> Void

  package init(ask: @escaping (String) -> String?, tell: @escaping (String) -> Void) {
    self.ask = ask
    self.tell = tell
  }

  /// Asks for each required field of `document` without a value, and repeats the question until the answer is valid. An
  /// empty answer leaves the field empty. Returns false if input ended, in which case nothing should be written.
  package func complete(_ document: inout NewDocument) -> Bool {
    let questions = document.questions
    if !questions.isEmpty {
      tell("Every \(document.subject) needs these fields. Press Return to leave a field empty for now.\n")
    }
    for question in questions {
      if !question.comment.isEmpty { tell(question.comment) }
      while true {
        guard let answer = ask("\(question.label): ") else { return false }
        guard let problem = document.set(question.path, to: answer.trimmingBlanks()) else { break }
        tell(problem.message + (problem.help.map { "; " + $0 } ?? ""))
      }
    }
    return true
  }
}
