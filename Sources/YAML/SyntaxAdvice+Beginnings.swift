/// Advice for lines that begin with a tab, or with the mark of a list in a text.
extension SyntaxAdvice.Surroundings {
  /// Advice for a tab that indents the line of the mark.
  var tab: SyntaxAdvice {
    let text = line(mark.line)
    let isIndent = !text.isEmpty && text.unicodeScalars.prefix(mark.column).allSatisfy { $0 == " " || $0 == "\t" }
    let count = isIndent ? expectedIndent(of: mark.line) : 0
    return SyntaxAdvice(
      "a tab is used where spaces are expected",
      help: count > 0
        ? "indent this line with \(count) spaces" : isIndent ? "remove the tab" : "use spaces in place of tabs",
      at: mark)
  }

  /// Returns the number of spaces with which a line that begins with a tab was meant to begin.
  private func expectedIndent(of number: Int) -> Int {
    let isItem = line(number).drop { $0 == " " || $0 == "\t" }.hasPrefix("- ")
    let above = (0..<number).reversed().first { !line($0).isEmpty && !(isItem && !opens($0) && !holdsItem($0)) }
    guard let above else { return 0 }
    if opens(above) { return indent(of: above) + (holdsItem(above) ? 4 : 2) }
    return indent(of: above) + (holdsItem(above) && !isItem ? 2 : 0)
  }

  /// Returns whether a line is a key whose value is on the lines below it.
  private func opens(_ number: Int) -> Bool { line(number).hasSuffix(":") }

  private func holdsItem(_ number: Int) -> Bool { line(number).drop { $0 == " " }.hasPrefix("- ") }

  /// Advice for a value that begins with `*` or `&`: a line that begins with `* ` was meant as an item.
  var impossibleAnchor: SyntaxAdvice {
    let text = line(mark.line).drop { $0 == " " }
    guard text.hasPrefix("* ") else {
      return SyntaxAdvice("a value cannot begin with \"*\" or \"&\"", help: "put it in quotes", at: mark)
    }
    return SyntaxAdvice(
      "this line begins with an asterisk, not with a dash",
      help: "begin each item of a list with a dash: - \(text.dropFirst(2))",
      at: SyntaxAdvice.Mark(line: mark.line, column: indent(of: mark.line)))
  }
}
