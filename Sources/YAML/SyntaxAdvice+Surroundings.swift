extension SyntaxAdvice {
  /// The text around a syntax error.
  struct Surroundings {
    let lines: [Substring.UnicodeScalarView]
    let mark: Mark
    let beginning: Mark
    /// The last quoted value that YAML has read, from its opening quotation mark through its closing one.
    let lastQuoted: Range<Mark>?

    func line(_ number: Int) -> String {
      lines.indices.contains(number) ? String(lines[number]).trimmingEnd() : ""
    }

    /// The character at the mark.
    private var character: Unicode.Scalar? {
      guard lines.indices.contains(mark.line) else { return nil }
      return lines[mark.line].dropFirst(mark.column).first
    }

    /// Returns the key and the value on a line, without the dash of an item, and the column of the colon between them.
    func field(on number: Int) -> (key: String, value: String, colon: Int)? {
      let text = line(number)
      guard let colon = text.firstRange(of: ": ") else { return nil }
      let key = text[..<colon.lowerBound].drop { $0 == " " || $0 == "-" }
      let value = text[colon.upperBound...].drop { $0 == " " }
      return (String(key), String(value), text[..<colon.lowerBound].unicodeScalars.count)
    }

    var secondColon: SyntaxAdvice {
      guard let field = field(on: mark.line), field.colon < mark.column else {
        return missingColon(above: mark.line)
          ?? SyntaxAdvice(
            "this line is indented too far, or the value above it continues here",
            help: "begin it in the same column as the field above it", at: mark)
      }
      return SyntaxAdvice(
        "this line contains a second \": \"",
        help: "put the value in quotes: \(SyntaxAdvice.field(field.key, MeantText.of(field.value)))", at: mark)
    }

    var impossibleBeginning: SyntaxAdvice {
      guard let character, character != "\t" else { return tab }
      let value = SyntaxAdvice.value(on: line(mark.line), from: mark.column)
      return SyntaxAdvice(
        "a value cannot begin with \"\(character)\"", help: "put it in quotes: \(quoted(value))", at: mark)
    }

    var missingColon: SyntaxAdvice {
      let above = line(beginning.line - 1).drop { $0 == " " }
      let written = line(beginning.line).drop { $0 == " " }
      if MeantField(line(beginning.line)) != nil { return missingColon(on: beginning.line, column: beginning.column) }
      if [">", "|", ">-", "|-"].contains(where: above.hasSuffix) {
        return SyntaxAdvice(
          "this text is not indented", help: "indent each line of the text by two spaces", at: beginning)
      }
      if written.hasPrefix("//") {
        return SyntaxAdvice(
          "this line is not a \"key: value\" pair",
          help: "begin a comment with #: # \(written.dropFirst(2).drop { $0 == " " })",
          at: beginning)
      }
      if beginning.column > 0, above.hasPrefix("- ") {
        return SyntaxAdvice(
          "this line is not an item in the list above it", help: "begin it with a dash: - \(written)", at: beginning)
      }
      return missingColon(on: beginning.line, column: beginning.column)
    }

    var misfit: SyntaxAdvice {
      guard let field = field(on: mark.line), mark.column > field.colon, let first = field.value.first else {
        return SyntaxAdvice(
          "this line is not indented like the lines above it",
          help: "begin it in the same column as the field above it", at: mark)
      }
      guard first == "[" || first == "{" else {
        return SyntaxAdvice("this is not part of the value before it", help: "put the value in quotes", at: mark)
      }
      let rest = String(line(mark.line).unicodeScalars.dropFirst(mark.column))
      if let stray = Self.strayCharacters[rest] {
        let end = first == "[" ? "bracket" : "brace"
        return SyntaxAdvice("\(stray) follows the closing \(end)", help: "remove the \(stray.dropFirst(2))", at: mark)
      }
      return SyntaxAdvice(
        "the \(first == "[" ? "bracket" : "brace") before this ends the value",
        help: "put the whole value in quotes: \(SyntaxAdvice.field(field.key, field.value))", at: mark)
    }

    /// The characters that are often copied together with a list.
    private static let strayCharacters = [",": "a comma", ";": "a semicolon", ".": "a period", ":": "a colon"]

    /// Advice on a line at which YAML ends the whole text, because the line begins further left than the first one.
    var earlyEnd: SyntaxAdvice {
      func indent(_ number: Int) -> Int { lines[number].prefix { $0 == " " }.count }
      let first = lines.indices.first { number in
        lines[number].first { $0 != " " && $0 != "\t" && $0 != "\r" }.map { $0 != "#" } ?? false
      }
      guard let first, first < mark.line, lines.indices.contains(mark.line), indent(first) > indent(mark.line) else {
        return SyntaxAdvice(
          "the fields end before this line",
          help: "remove any \"...\" line, and use quotes around any value that begins with %", at: mark)
      }
      let isOne = indent(first) - indent(mark.line) == 1
      let message =
        indent(mark.line) == 0
        ? "the first line begins with \(isOne ? "a space" : "spaces"), but a line below it does not"
        : "the first line is indented more than a line below it"
      return SyntaxAdvice(
        message, help: "begin all fields in the same column: remove the \(isOne ? "space" : "spaces") here",
        at: Mark(line: first, column: 0))
    }

    var openList: SyntaxAdvice {
      mark.line == beginning.line
        ? SyntaxAdvice(
          "this list is not closed", help: "separate its items with commas, and close it with \"]\"", at: mark)
        : SyntaxAdvice("this list is not closed", help: "close it with \"]\"", at: beginning)
    }

    var openFields: SyntaxAdvice {
      guard mark.line == beginning.line else {
        return SyntaxAdvice("these braces are not closed", help: "close them with \"}\"", at: beginning)
      }
      let scalars = line(mark.line).unicodeScalars
      let start = String(scalars.prefix(mark.column)).split(whereSeparator: { "{,".contains($0) }).last ?? ""
      if character == ":", let colon = start.firstRange(of: ": ") {
        let rest = String(scalars.dropFirst(mark.column)).prefix { !",}".contains($0) }
        let value = (start[colon.upperBound...] + rest).drop { $0 == " " }
        let key = start[..<colon.lowerBound].drop { $0 == " " }
        if let advice = missingComma { return advice }
        return SyntaxAdvice(
          "the value of \"\(key)\" contains a \": \"",
          help: "put the value in quotes: \(SyntaxAdvice.field(key, MeantText.of(String(value).trimmingEnd())))",
          at: mark)
      }
      return SyntaxAdvice(
        "these braces are not closed", help: "separate the fields with commas, and close them with \"}\"", at: mark)
    }
  }
}
