/// Advice for quoted values that end too early, or never.
extension SyntaxAdvice.Surroundings {
  /// Advice for the quoted value right before the mark; `nil` if there is none.
  var strayQuotationMark: SyntaxAdvice? {
    guard let quoted = lastQuoted else { return nil }
    let (start, end) = (quoted.lowerBound, quoted.upperBound)
    if start.line < end.line, isClosedByNextField(quoted) { return openQuotationMark(at: start) }
    let between = line(mark.line).unicodeScalars.prefix(mark.column).dropFirst(end.column)
    guard end.line == mark.line, end.column <= mark.column, mark.column < line(mark.line).unicodeScalars.count,
      between.allSatisfy({ $0 == " " })
    else { return nil }
    if start.line == end.line, let advice = missingComma(after: quoted) { return advice }
    let isApostrophe = text(from: start).first == "'"
    let help: String
    if start.line < end.line {
      help =
        isApostrophe ? "write each apostrophe in the value twice" : "write \\\" for each quotation mark in the value"
    } else {
      help = (isApostrophe ? "quote it differently: " : "put the whole value in quotes: ") + fixed(from: start)
    }
    return SyntaxAdvice(
      "the \(isApostrophe ? "apostrophe" : "quotation mark") before this ends the value", help: help, at: mark)
  }

  /// Returns advice on a field in braces that follows the value `quoted` on the same line without a comma.
  private func missingComma(after quoted: Range<SyntaxAdvice.Mark>) -> SyntaxAdvice? {
    let scalars = line(mark.line).unicodeScalars
    let rest = String(scalars.dropFirst(mark.column))
    let name = rest.prefix { $0.isLetter || $0 == "-" || $0 == "_" }
    guard !name.isEmpty, rest.dropFirst(name.count).hasPrefix(": "),
      SyntaxAdvice.isInFlow(scalars.prefix(quoted.lowerBound.column))
    else { return nil }
    let value = String(scalars.prefix(quoted.upperBound.column).dropFirst(quoted.lowerBound.column))
    let field = String(rest.prefix { $0 != "}" }).trimmingEnd()
    return SyntaxAdvice(
      "a comma is missing before \"\(name)\"", help: "add a comma: \(key(before: quoted.lowerBound))\(value), \(field)",
      at: mark)
  }

  /// Returns advice that the quotation mark at `start` is never closed.
  func openQuotationMark(at start: SyntaxAdvice.Mark) -> SyntaxAdvice {
    SyntaxAdvice("this quotation mark is never closed", help: closing(start), at: start)
  }

  private func closing(_ start: SyntaxAdvice.Mark) -> String {
    let written = text(from: start)
    if written.count < 2 { return "close it" }
    if SyntaxAdvice.isInFlow(line(start.line).unicodeScalars.prefix(start.column)) {
      let item = written.dropFirst().prefix { !",]}".contains($0) }
      return "close it: \(SyntaxAdvice.quoted(String(item).trimmingEnd()))"
    }
    if let field = field(on: start.line), field.value != written, field.value.hasSuffix(written) {
      return "put the whole value in quotes: \(SyntaxAdvice.field(field.key, MeantText.of(field.value)))"
    }
    let key = key(before: start)
    let closed = "close it: \(fixed(from: start))"
    return written.first == "'"
      ? closed + "; if it is an apostrophe, write \(key)\(SyntaxAdvice.quoted(written))" : closed
  }

  /// Returns whether the closing quotation mark is actually the opening one of a field's value further down.
  private func isClosedByNextField(_ quoted: Range<SyntaxAdvice.Mark>) -> Bool {
    let (start, end) = (quoted.lowerBound, quoted.upperBound)
    guard let field = field(on: end.line), field.colon < end.column else { return false }
    return indent(of: end.line) <= indent(of: start.line)
  }

  /// Returns the intended value that begins at `start`, with its key if that is before it.
  private func fixed(from start: SyntaxAdvice.Mark) -> String {
    key(before: start) + SyntaxAdvice.quoted(MeantText.of(text(from: start)))
  }

  /// Returns the text of a value's line from `start` on. Within brackets and braces, the text ends at a quotation mark
  /// that is followed by a comma or a closing bracket or brace.
  private func text(from start: SyntaxAdvice.Mark) -> String {
    let scalars = line(start.line).unicodeScalars
    let rest = String(scalars.dropFirst(start.column))
    guard SyntaxAdvice.isInFlow(scalars.prefix(start.column)), let mark = rest.first else { return rest }
    let end = rest.indices.dropFirst().first { index in
      guard rest[index] == mark else { return false }
      let next = rest[rest.index(after: index)...].first { $0 != " " }
      return next.map { ",]}".contains($0) } ?? true
    }
    return end.map { String(rest[...$0]) } ?? rest
  }

  /// Returns the key before `start`, such as `title: `, without the dash of an item.
  private func key(before start: SyntaxAdvice.Mark) -> String {
    let before = line(start.line).unicodeScalars.prefix(start.column)
    let own = String(before).split { "{[,".contains($0) }.last ?? ""
    let key = own.drop { $0 == " " || $0 == "-" }
    return key.contains(":") ? String(key) : ""
  }
}
