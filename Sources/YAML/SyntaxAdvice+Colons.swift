/// Advice for lines that are not fields because a colon, or the space after it, is missing.
extension SyntaxAdvice.Surroundings {
  /// Returns advice for the line `number`, which has no colon that YAML reads, although a field is expected.
  func missingColon(on number: Int, column: Int) -> SyntaxAdvice {
    let written = line(number).drop { $0 == " " }
    if let field = MeantField(line(number)) {
      return SyntaxAdvice(
        field.problem, help: field.advice, at: SyntaxAdvice.Mark(line: number, column: field.column))
    }
    let key = written.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let rest = written.dropFirst(key.count)
    let isFirst = !lines[..<number].contains { $0.contains { $0 != " " && $0 != "\r" } }
    let text = String(rest.drop { $0 == " " || $0 == "-" || $0 == "–" || $0 == "—" })
    let colon =
      key.first?.isLetter == true && rest.hasPrefix(" ") && !text.isEmpty
      ? "add a colon: \(MeantField.field(key, text))" : "add a colon"
    return SyntaxAdvice(
      "this line is not a \"key: value\" pair",
      help: isFirst ? colon : "\(colon); if the line continues the value above, indent it",
      at: SyntaxAdvice.Mark(line: number, column: column))
  }

  /// Returns advice for the first line directly above `number` that is not a field, if there is one: YAML reads it and
  /// the following lines as one value.
  func missingColon(above number: Int) -> SyntaxAdvice? {
    let indent = indent(of: number)
    let first = (0..<number).reversed().prefix { self.indent(of: $0) == indent && lacksColon($0) }.last
    return first.map { missingColon(on: $0, column: indent) }
  }

  /// Returns whether a line is neither a field, an item of a list, nor a comment.
  private func lacksColon(_ number: Int) -> Bool {
    let written = line(number).drop { $0 == " " }
    guard let first = written.first, first != "#", first != "[", first != "{" else { return false }
    return !written.contains(": ") && !written.hasSuffix(":") && !written.hasPrefix("- ")
  }

  /// Returns the number of spaces at the beginning of a line.
  func indent(of number: Int) -> Int { line(number).prefix { $0 == " " }.count }
}
