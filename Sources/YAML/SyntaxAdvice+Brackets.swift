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
}
