import Diagnostics

/// A libyaml error, restated for editors as what to change, at the place where it can be changed.
package struct SyntaxAdvice {
  /// A place in the text, counted from 0.
  struct Mark: Comparable {
    let line: Int
    let column: Int

    static func < (left: Mark, right: Mark) -> Bool { (left.line, left.column) < (right.line, right.column) }
  }

  let message: String
  let help: String?
  let mark: Mark

  init(_ message: String, help: String?, at mark: Mark) {
    self.message = message
    self.help = help
    self.mark = mark
  }

  /// Returns advice for `problem`, which libyaml reported at `mark` while it read something that begins at `beginning`,
  /// in a text of `lines`. `lastQuoted` is the last quoted value before it.
  static func on(
    _ problem: String, at mark: Mark, within beginning: Mark?, after lastQuoted: Range<Mark>?,
    lines: [Substring.UnicodeScalarView]
  ) -> SyntaxAdvice {
    let text = Surroundings(lines: lines, mark: mark, beginning: beginning ?? mark, lastQuoted: lastQuoted)
    if let advice = text.strayQuotationMark { return advice }
    switch problem {
    case "mapping values are not allowed in this context": return text.secondColon
    case "found character that cannot start any token": return text.impossibleBeginning
    case "could not find expected ':'": return text.missingColon
    case "did not find expected key": return text.misfit
    case "did not find expected <document start>": return text.earlyEnd
    case "did not find expected ',' or ']'": return text.openList
    case "did not find expected ',' or '}'": return text.openFields
    case "did not find expected node content": return text.missingItem
    case "did not find expected alphabetic or numeric character": return text.impossibleAnchor
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return text.tab
    case "found unexpected end of stream", "found unexpected document indicator":
      return text.openQuotationMark(at: text.beginning)
    default:
      let (message, help) = inPlainWords(problem)
      return SyntaxAdvice(message, help: help, at: mark)
    }
  }

  /// Returns advice if the line `number`, which continues a plain value that begins at `beginning`, begins like an item
  /// of a list.
  static func onContinuation(
    at number: Int, of beginning: Mark, lines: [Substring.UnicodeScalarView]
  ) -> SyntaxAdvice? {
    let indent = lines[number].prefix { $0 == " " || $0 == "\t" }.count
    let text = lines[number].dropFirst(indent)
    guard text.first == "-", text.dropFirst().first.map({ $0 == " " || $0 == "\t" || $0 == "\r" }) ?? true else {
      return nil
    }
    let before = lines[beginning.line].prefix(beginning.column)
    let isItem = before.contains("-") && before.allSatisfy { $0 == " " || $0 == "-" }
    let dash = before.lastIndex(of: "-").map { before.distance(from: before.startIndex, to: $0) + 1 }
    return SyntaxAdvice(
      "this line continues the value above it, although it begins with a dash",
      help: (isItem ? dash : nil).map {
        "to make it a separate item, begin it in column \($0), like the item above; otherwise, put the value in quotes"
      }
        ?? """
        to make this a list, remove the text after the colon and write every item below the key; otherwise, put the value \
        in quotes
        """,
      at: Mark(line: number, column: indent))
  }

  /// Returns messages that do not depend on the text.
  private static func inPlainWords(_ problem: String) -> (String, String?) {
    switch problem {
    case "did not find expected '-' indicator":
      ("this line is not an item in the list above it", "begin each item with \"- \", and indent all items equally")
    case "block sequence entries are not allowed in this context":
      ("a list cannot begin on this line", "begin the list on its own line, below the key")
    case "found undefined tag handle", "did not find expected whitespace or line break":
      ("a value cannot begin with \"!\"", "put it in quotes")
    case "found unknown escape character":
      ("this is not a valid escape sequence in double quotes", "use single quotes, or write the backslash twice")
    case "control characters are not allowed": ("there is a control character here", "delete it")
    case _ where problem.contains("UTF-8"): ("this is not UTF-8 text", "save the file as UTF-8")
    default: (problem, nil)
    }
  }

  /// Returns the value on `line` from `column` on. Within brackets and braces, it ends at the next delimiter.
  static func value(on line: String, from column: Int) -> String {
    let rest = String(line.unicodeScalars.dropFirst(column))
    let isInFlow = isInFlow(line.unicodeScalars.prefix(column))
    return (isInFlow ? String(rest.prefix { !",]}".contains($0) }) : rest).trimmingEnd()
  }

  /// Returns whether brackets or braces are open after `text`.
  static func isInFlow(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    text.reduce(0) { $1 == "[" || $1 == "{" ? $0 + 1 : $1 == "]" || $1 == "}" ? $0 - 1 : $0 } > 0
  }

  /// Returns a field on its own line, whose value YAML reads as `text`.
  static func field(_ key: some StringProtocol, _ text: String) -> String { "\(key): \(quoted(text))" }

  /// Returns `value` in quotation marks that preserve every character of it.
  package static func quoted(_ value: String) -> String {
    guard value.contains("\"") || value.contains("\\") else { return "\"\(value)\"" }
    return "'\(value.replacing("'", with: "''"))'"
  }
}

extension String {
  func trimmingEnd() -> String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
