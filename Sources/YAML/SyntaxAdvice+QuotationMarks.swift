/// Values in quotation marks that end too early, or never.
extension SyntaxAdvice.Surroundings {
  /// What is wrong with the value in quotation marks that stands right before the mark; `nil` where there is none.
  var strayQuotationMark: SyntaxAdvice? {
    guard let quoted = lastQuoted else { return nil }
    let (start, end) = (quoted.lowerBound, quoted.upperBound)
    if start.line < end.line, isClosedByNextField(quoted) { return openQuotationMark(at: start) }
    let between = line(mark.line).unicodeScalars.prefix(mark.column).dropFirst(end.column)
    guard end.line == mark.line, end.column <= mark.column, mark.column < line(mark.line).unicodeScalars.count,
      between.allSatisfy({ $0 == " " })
    else { return nil }
    let isApostrophe = text(from: start).first == "'"
    let help: String
    if start.line < end.line {
      help = isApostrophe ? "write an apostrophe within it twice" : "write \\\" for a quotation mark within it"
    } else {
      help = (isApostrophe ? "use other quotes: " : "put all of it in quotes: ") + mended(from: start)
    }
    return SyntaxAdvice(
      isApostrophe ? "an apostrophe ends the value before this" : "the value has ended before this", help: help,
      at: mark)
  }

  /// That the quotation mark at `start` has no second.
  func openQuotationMark(at start: SyntaxAdvice.Mark) -> SyntaxAdvice {
    SyntaxAdvice("a quotation mark is opened here and never closed", help: closing(start), at: start)
  }

  private func closing(_ start: SyntaxAdvice.Mark) -> String {
    let written = text(from: start)
    if written.count < 2 || SyntaxAdvice.isInFlow(line(start.line).unicodeScalars.prefix(start.column)) {
      return "close it"
    }
    if let field = field(on: start.line), field.value != written, field.value.hasSuffix(written) {
      return "put all of it in quotes: \(SyntaxAdvice.field(field.key, MeantText.of(field.value)))"
    }
    let key = key(before: start)
    let closed = "close it: \(mended(from: start))"
    return written.first == "'"
      ? closed + "; if it is an apostrophe, write \(key)\(SyntaxAdvice.quoted(written))" : closed
  }

  /// Whether the second quotation mark is the first one of the value of a field below.
  private func isClosedByNextField(_ quoted: Range<SyntaxAdvice.Mark>) -> Bool {
    let (start, end) = (quoted.lowerBound, quoted.upperBound)
    guard let field = field(on: end.line), field.colon < end.column else { return false }
    return indent(of: end.line) <= indent(of: start.line)
  }

  /// The value that begins at `start`, as it was meant, with its key if that stands before it.
  private func mended(from start: SyntaxAdvice.Mark) -> String {
    key(before: start) + SyntaxAdvice.quoted(MeantText.of(text(from: start)))
  }

  /// What a value's line holds from `start` on; within brackets and braces up to the quotation mark that one of their signs follows.
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

  /// `title: ` where that stands before `start`, without the dash of an item.
  private func key(before start: SyntaxAdvice.Mark) -> String {
    let before = line(start.line).unicodeScalars.prefix(start.column)
    let own = String(before).split { "{[,".contains($0) }.last ?? ""
    let key = own.drop { $0 == " " || $0 == "-" }
    return key.contains(":") ? String(key) : ""
  }
}
