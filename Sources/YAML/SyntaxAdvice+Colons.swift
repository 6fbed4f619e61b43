extension SyntaxAdvice {
  /// `line` with a blank behind its first colon, and its value in quotation marks where YAML asks for them.
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
      "no blank follows this colon", help: "write \"\(SyntaxAdvice.withBlank(afterColonOf: text))\"",
      at: SyntaxAdvice.Mark(line: number, column: text.prefix { $0 != ":" }.unicodeScalars.count))
  }

  /// The first of the lines above `number` that are no fields only because of a blank: YAML takes them and what follows for one value.
  func colonWithoutBlank(above number: Int) -> SyntaxAdvice? {
    let indent = indent(of: number)
    let first = (0..<number).reversed().prefix { self.indent(of: $0) == indent && lacksBlank($0) }.last
    return first.map { colonWithoutBlank(on: $0) }
  }

  /// Whether a line would be a field, were a blank behind its colon; no address is one.
  func lacksBlank(_ number: Int) -> Bool {
    let written = line(number).drop { $0 == " " }
    let key = written.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let rest = written.dropFirst(key.count)
    return key.first?.isLetter == true && rest.count > 1 && rest.hasPrefix(":") && !rest.hasPrefix(": ")
      && !rest.hasPrefix("://")
  }

  /// How many blanks stand before what is written on a line.
  func indent(of number: Int) -> Int { line(number).prefix { $0 == " " }.count }
}
