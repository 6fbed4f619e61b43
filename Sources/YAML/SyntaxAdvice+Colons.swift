extension SyntaxAdvice {
  /// Returns `line` with a space after its first colon, and with its value in quotation marks if YAML requires them.
  package static func withBlank(afterColonOf line: some StringProtocol) -> String {
    let key = line.prefix { $0 != ":" }
    let text = String(line.dropFirst(key.count + 1)).trimmingEnd()
    let needsQuotes = text.contains(": ") || text.contains(" #") || text.first.map { "@`%&*!|>#".contains($0) } == true
    return "\(key.drop { $0 == " " }): \(needsQuotes ? quoted(MeantText.of(text)) : text)"
  }
}

extension SyntaxAdvice.Surroundings {
  func colonWithoutBlank(on number: Int) -> SyntaxAdvice {
    let text = line(number)
    return SyntaxAdvice(
      "a space is missing after this colon", help: "write \"\(SyntaxAdvice.withBlank(afterColonOf: text))\"",
      at: SyntaxAdvice.Mark(line: number, column: text.prefix { $0 != ":" }.unicodeScalars.count))
  }

  /// Returns advice for the first line above `number` that is not a field only because a space is missing: YAML reads
  /// it and the following lines as one value.
  func colonWithoutBlank(above number: Int) -> SyntaxAdvice? {
    let indent = indent(of: number)
    let first = (0..<number).reversed().prefix { self.indent(of: $0) == indent && lacksBlank($0) }.last
    return first.map { colonWithoutBlank(on: $0) }
  }

  /// Returns whether a line would be a field if there were a space after its colon. URLs do not count.
  func lacksBlank(_ number: Int) -> Bool {
    let written = line(number).drop { $0 == " " }
    let key = written.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let rest = written.dropFirst(key.count)
    return key.first?.isLetter == true && rest.count > 1 && rest.hasPrefix(":") && !rest.hasPrefix(": ")
      && !rest.hasPrefix("://")
  }

  /// Returns the number of spaces at the beginning of a line.
  func indent(of number: Int) -> Int { line(number).prefix { $0 == " " }.count }
}
