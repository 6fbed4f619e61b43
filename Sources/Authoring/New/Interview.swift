import Content
import Diagnostics

/// Asks for what a new document must have, on a terminal.
package struct Interview {
  /// Shows a prompt and gives the line that is typed; `nil` at the end of input.
  private let ask: (String) -> String?
  private let tell: (String) -> Void

  package init(ask: @escaping (String) -> String?, tell: @escaping (String) -> Void) {
    self.ask = ask
    self.tell = tell
  }

  /// Asks for each required field of `document` that is not given, again as long as an answer does not fit. An empty answer leaves the field
  /// to be filled in in the file. False where input ended, and nothing should be written.
  package func complete(_ document: inout NewDocument) -> Bool {
    let questions = document.questions
    if !questions.isEmpty { tell("What every \(document.subject) has. An empty answer leaves it for later.\n") }
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
