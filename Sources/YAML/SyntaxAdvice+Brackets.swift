/// Advice for lists in brackets and fields in braces that are not complete.
extension SyntaxAdvice.Surroundings {
  /// Advice for a place in brackets or braces where YAML expects a value.
  var missingItem: SyntaxAdvice {
    if line(mark.line).unicodeScalars.dropFirst(mark.column).first == "," {
      return SyntaxAdvice("nothing is written before this comma", help: "remove the comma", at: mark)
    }
    guard let open = openBracket else {
      return SyntaxAdvice("a value is missing here", help: "write the value, or put it in quotes", at: mark)
    }
    return open.isList
      ? SyntaxAdvice("this list is not closed", help: "close it with \"]\"", at: open.mark)
      : SyntaxAdvice("these braces are not closed", help: "close them with \"}\"", at: open.mark)
  }

  /// The last bracket or brace before the mark that is not closed.
  private var openBracket: (mark: SyntaxAdvice.Mark, isList: Bool)? {
    var open: [(mark: SyntaxAdvice.Mark, isList: Bool)] = []
    for number in lines.indices where number <= mark.line {
      let scalars = number < mark.line ? lines[number][...] : lines[number].prefix(mark.column)
      for (column, scalar) in scalars.enumerated() {
        switch scalar {
        case "[", "{": open.append((SyntaxAdvice.Mark(line: number, column: column), scalar == "["))
        case "]", "}": _ = open.popLast()
        default: break
        }
      }
    }
    return open.last
  }

  /// Advice on a field in braces that follows another without a comma, if the word before the colon at the mark is the
  /// usual name of a field and no other field in these braces has it.
  var missingComma: SyntaxAdvice? {
    let scalars = line(mark.line).unicodeScalars
    let before = String(scalars.prefix(mark.column))
    guard let blank = before.lastIndex(of: " "), let brace = before.lastIndex(of: "{"), brace < blank else {
      return nil
    }
    let name = before[before.index(after: blank)...]
    let first = String(before[..<blank]).trimmingEnd()
    let isRepeated = before[brace..<blank].contains(" \(name): ")
    guard Self.usualNames.contains(String(name)), !first.hasSuffix(":"), !isRepeated else { return nil }
    let start = first.lastIndex { $0 == "{" || $0 == "," }.map { first.index(after: $0) } ?? first.startIndex
    let rest = String(scalars.dropFirst(mark.column)).prefix { $0 != "}" }
    let fixed = first[start...].drop { $0 == " " } + ", " + name + String(rest).trimmingEnd()
    return SyntaxAdvice(
      "a comma is missing before \"\(name)\"",
      help: fixed.contains("\"") ? "add a comma: \(fixed)" : "write \"\(fixed)\"",
      at: SyntaxAdvice.Mark(line: mark.line, column: mark.column - name.unicodeScalars.count))
  }

  /// The names that fields in braces often have, and that rarely precede a colon in text.
  private static let usualNames: Set = [
    "alt", "src", "href", "url", "page", "label", "caption", "credit", "email", "of", "type", "required", "default",
    "inverse", "private", "until", "from", "fields",
  ]
}
