extension SyntaxAdvice {
  /// The text around a complaint.
  struct Surroundings {
    let lines: [Substring.UnicodeScalarView]
    let mark: Mark
    let beginning: Mark
    /// The last value in quotation marks that YAML has read, from the first of them to behind the second.
    let lastQuoted: Range<Mark>?

    func line(_ number: Int) -> String {
      lines.indices.contains(number) ? String(lines[number]).trimmingEnd() : ""
    }

    /// The character at the mark.
    private var character: Unicode.Scalar? {
      guard lines.indices.contains(mark.line) else { return nil }
      return lines[mark.line].dropFirst(mark.column).first
    }

    /// The key and the value on a line, without the dash of an item, and the column of the colon between them.
    func field(on number: Int) -> (key: String, value: String, colon: Int)? {
      let text = line(number)
      guard let colon = text.firstRange(of: ": ") else { return nil }
      let key = text[..<colon.lowerBound].drop { $0 == " " || $0 == "-" }
      let value = text[colon.upperBound...].drop { $0 == " " }
      return (String(key), String(value), text[..<colon.lowerBound].unicodeScalars.count)
    }

    var secondColon: SyntaxAdvice {
      guard let field = field(on: mark.line), field.colon < mark.column else {
        return colonWithoutBlank(above: mark.line)
          ?? SyntaxAdvice(
            "this line is indented too far, or the value above it goes on here",
            help: "begin it in the same column as the field above it", at: mark)
      }
      return SyntaxAdvice(
        "a second \": \" stands on this line",
        help: "put the value in quotes: \(SyntaxAdvice.field(field.key, MeantText.of(field.value)))", at: mark)
    }

    var impossibleBeginning: SyntaxAdvice {
      guard let character, character != "\t" else {
        return SyntaxAdvice("a tab stands where blanks are expected", help: "indent with blanks, not tabs", at: mark)
      }
      let value = SyntaxAdvice.value(on: line(mark.line), from: mark.column)
      return SyntaxAdvice(
        "a value cannot begin with \"\(character)\"", help: "put it in quotes: \(quoted(value))", at: mark)
    }

    var missingColon: SyntaxAdvice {
      let text = line(beginning.line)
      let above = line(beginning.line - 1).drop { $0 == " " }
      let written = text.drop { $0 == " " }
      if lacksBlank(beginning.line) { return colonWithoutBlank(on: beginning.line) }
      if [">", "|", ">-", "|-"].contains(where: above.hasSuffix) {
        return SyntaxAdvice(
          "this text is not indented", help: "indent each line of a long text by two blanks", at: beginning)
      }
      if beginning.column > 0, above.hasPrefix("- ") {
        return SyntaxAdvice(
          "this line does not fit the list above it", help: "begin it with a dash: - \(written)", at: beginning)
      }
      return SyntaxAdvice(
        "this line is not \"key: value\"", help: "add the colon, or indent the line if it belongs to the value above",
        at: beginning)
    }

    var misfit: SyntaxAdvice {
      guard let field = field(on: mark.line), mark.column > field.colon, let first = field.value.first else {
        return SyntaxAdvice(
          "this line is indented otherwise than those above it",
          help: "begin it in the same column as the field that it follows", at: mark)
      }
      guard first == "[" || first == "{" else {
        return SyntaxAdvice("this does not belong to the value before it", help: "put the value in quotes", at: mark)
      }
      return SyntaxAdvice(
        "the value has ended before this",
        help: "put all of it in quotes: \(SyntaxAdvice.field(field.key, field.value))", at: mark)
    }

    var openList: SyntaxAdvice {
      mark.line == beginning.line
        ? SyntaxAdvice(
          "this list is not closed", help: "separate its items with commas and end it with \"]\"", at: mark)
        : SyntaxAdvice("this list is not closed", help: "end it with \"]\"", at: beginning)
    }

    var openFields: SyntaxAdvice {
      guard mark.line == beginning.line else {
        return SyntaxAdvice("these braces are not closed", help: "end them with \"}\"", at: beginning)
      }
      let scalars = line(mark.line).unicodeScalars
      let start = String(scalars.prefix(mark.column)).split(whereSeparator: { "{,".contains($0) }).last ?? ""
      if character == ":", let colon = start.firstRange(of: ": ") {
        let rest = String(scalars.dropFirst(mark.column)).prefix { !",}".contains($0) }
        let value = (start[colon.upperBound...] + rest).drop { $0 == " " }
        let key = start[..<colon.lowerBound].drop { $0 == " " }
        return SyntaxAdvice(
          "a second \": \" stands in the value of \"\(key)\"",
          help: "put the value in quotes: \(SyntaxAdvice.field(key, MeantText.of(String(value).trimmingEnd())))",
          at: mark)
      }
      return SyntaxAdvice(
        "these braces are not closed", help: "separate the fields with commas and end them with \"}\"", at: mark)
    }
  }
}
