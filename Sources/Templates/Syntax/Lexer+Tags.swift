import Diagnostics

/// The tokens in tags: names, numbers, strings and symbols.
extension Lexer {
  mutating func tag(closing: Unicode.Scalar, opens: Token.Kind, closes: Token.Kind) throws(TemplateError) {
    let start = here(length: 2)
    let first = index
    tokens.append(Token(kind: opens, location: start))
    advance(2)
    if peek() == "-" || peek() == "+" { advance() }
    var brackets: [Bracket] = []
    // The number of values in braces around the current character.
    var innerBraces = 0
    while index < scalars.count {
      while peek()?.isWhitespace == true { advance() }
      if brackets.isEmpty, skipInnerBraces(&innerBraces, closing) { continue }
      if endTag(closing, closes, brackets) { return }
      guard let scalar = peek() else { break }
      // A new tag begins before the end of this one.
      if scalar == "{", peek(1) == "%" || peek(1) == "{" && brackets.isEmpty { break }
      if "([{".unicodeScalars.contains(scalar) { brackets.append(Bracket(opening: scalar, location: here())) }
      if ")]}".unicodeScalars.contains(scalar) { _ = brackets.popLast() }
      do { try expressionToken(scalar) } catch {
        guard isClosed(from: first + 2, with: closing) else { break }
        throw error
      }
    }
    throw TemplateError(
      "this tag is not closed", at: start, help: "end it with \(closing == "%" ? "%}" : "}}")")
  }

  /// A bracket that is open.
  private struct Bracket {
    let opening: Unicode.Scalar
    let location: SourceLocation

    var closing: String { opening == "(" ? ")" : opening == "[" ? "]" : "}" }
  }

  /// Skips the braces of a value inside a tag, which have been reported.
  private mutating func skipInnerBraces(_ count: inout Int, _ closing: Unicode.Scalar) -> Bool {
    if peek() == "{", peek(1) == "{", readInnerBraces(closing: closing) {
      count += 1
    } else if peek() == "}", peek(1) == "}", count > 0 {
      count -= 1
    } else {
      return false
    }
    advance(2)
    return true
  }

  /// Reads the delimiter that ends the tag, if one is next. Reports a wrong delimiter, and a bracket that is open.
  private mutating func endTag(_ closing: Unicode.Scalar, _ closes: Token.Kind, _ brackets: [Bracket]) -> Bool {
    let trims = peek() == "-"
    let keeps = peek() == "+"
    let sign = trims || keeps ? 1 : 0
    if peek(sign) == closing, peek(sign + 1) == "}", !brackets.contains(where: { $0.opening == "{" }) {
      advance(sign)
      for bracket in brackets.reversed() {
        findings.append(
          TemplateError(
            "\"\(bracket.opening)\" is not closed in this tag", at: bracket.location,
            help: "add \"\(bracket.closing)\" before the end of the tag"))
        tokens.append(Token(kind: .symbol(bracket.closing), location: here()))
      }
      tokens.append(Token(kind: closes, location: here(length: 2)))
      advance(2)
      passDelimiter(trims: trims, keepsLineEnd: closing == "}" || keeps)
      return true
    }
    guard brackets.isEmpty, let length = wrongEnd(sign, closing) else { return false }
    advance(sign)
    let found = String(String.UnicodeScalarView(scalars[index..<(index + length)]))
    findings.append(
      TemplateError(
        "this tag ends with \"\(found)\"", at: here(length: length), help: "write \(closing == "%" ? "%}" : "}}")"))
    tokens.append(Token(kind: closes, location: here(length: length)))
    advance(length)
    passDelimiter(trims: trims, keepsLineEnd: closing == "}" || keeps)
    return true
  }

  /// Returns the length of a delimiter that ends a tag of the other kind, or of half a delimiter.
  private func wrongEnd(_ offset: Int, _ closing: Unicode.Scalar) -> Int? {
    if peek(offset) == closing, peek(offset + 1) == " ", peek(offset + 2) == "}" { return 3 }
    if closing == "%" { return peek(offset) == "}" ? (peek(offset + 1) == "}" ? 2 : 1) : nil }
    if peek(offset) == "%", peek(offset + 1) == "}" { return 2 }
    return peek(offset) == "}" ? 1 : nil
  }

  /// Returns whether a tag that begins before `start` is closed before the next tag begins.
  private func isClosed(from start: Int, with closing: Unicode.Scalar) -> Bool {
    var position = start
    while position + 1 < scalars.count {
      switch (scalars[position], scalars[position + 1]) {
      case (closing, "}"): return true
      case ("{", "%"), ("{", "{"): return false
      default: position += 1
      }
    }
    return false
  }

  private mutating func expressionToken(_ scalar: Unicode.Scalar) throws(TemplateError) {
    let start = index
    let location = here()
    if scalar.beginsName {
      while let next = peek(), next.continuesName { advance() }
      return append(.name(String(String.UnicodeScalarView(scalars[start..<index]))), location, from: start)
    }
    if "0"..."9" ~= scalar { return try number(location) }
    if scalar == "'" || scalar == "\"" { return try string(location) }
    for length in [3, 2] {
      let symbol = String(String.UnicodeScalarView(scalars[index..<min(index + length, scalars.count)]))
      guard Self.longSymbols.contains(symbol) else { continue }
      advance(length)
      return append(.symbol(symbol), location, from: start)
    }
    // The parser reports characters that the language does not use.
    advance()
    append(.symbol(String(scalar)), location, from: start)
  }

  /// The symbols of more than one character. The language does not have those in the second line; the parser suggests
  /// others.
  private static let longSymbols: Set = [
    "==", "!=", "<=", ">=", "//", "**",
    "===", "!==", "&&", "||", "<>", "??", "?.", "?:", "=>", "|>", ":=", "+=", "-=", "->", "..",
  ]

  private mutating func append(_ kind: Token.Kind, _ location: SourceLocation, from start: Int) {
    var location = location
    location.length = max(1, index - start)
    tokens.append(Token(kind: kind, location: location))
  }

  private mutating func number(_ location: SourceLocation) throws(TemplateError) {
    let start = index
    // The second number of `matrix.1.2` is not a fraction.
    let isIndex = tokens.last?.kind == .symbol(".")
    if let integer = prefixedInteger() { return append(.integer(integer), location, from: start) }
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { "0"..."9" ~= $0 } ?? false }
    func skipDigits(_ lexer: inout Lexer) {
      while isDigit(lexer.peek()) || lexer.peek() == "_" && isDigit(lexer.peek(1)) { lexer.advance() }
    }
    skipDigits(&self)
    var isInteger = true
    if !isIndex, peek() == ".", isDigit(peek(1)) {
      isInteger = false
      advance()
      skipDigits(&self)
    }
    if peek() == "e" || peek() == "E", isDigit(peek(1)) || isDigit(peek(2)) && (peek(1) == "+" || peek(1) == "-") {
      isInteger = false
      advance(2)
      skipDigits(&self)
    }
    let digits = String(String.UnicodeScalarView(scalars[start..<index].filter { $0 != "_" }))
    if isInteger, let integer = Int(digits) { return append(.integer(integer), location, from: start) }
    guard let number = Double(digits), number.isFinite else {
      throw TemplateError("\"\(digits)\" is not a valid number", at: location)
    }
    append(.number(number), location, from: start)
  }

  /// Reads `0x1F`, `0o17` or `0b101`.
  private mutating func prefixedInteger() -> Int? {
    let radixes: [Unicode.Scalar: Int] = ["x": 16, "X": 16, "o": 8, "O": 8, "b": 2, "B": 2]
    guard peek() == "0", let radix = peek(1).flatMap({ radixes[$0] }) else { return nil }
    let digits = scalars[(index + 2)...].prefix { $0 == "_" || $0.properties.isASCIIHexDigit }
    guard let integer = Int(String(String.UnicodeScalarView(digits.filter { $0 != "_" })), radix: radix) else {
      return nil
    }
    advance(2 + digits.count)
    return integer
  }

  /// Appends the character of an escape sequence in a string, as in Python. An unknown escape sequence is kept.
  private mutating func escape(
    _ scalar: Unicode.Scalar, at location: SourceLocation, into text: inout String.UnicodeScalarView
  ) throws(TemplateError) {
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}", "a": "\u{7}", "\\": "\\", "'": "'",
      "\"": "\"",
    ]
    if let plain = simple[scalar] { return text.append(plain) }
    switch scalar {
    case "\n": return
    case "x": try codePoint(digits: 2, at: location, into: &text)
    case "u": try codePoint(digits: 4, at: location, into: &text)
    case "U": try codePoint(digits: 8, at: location, into: &text)
    case "0"..."7":
      var value = scalar.value - 48
      for _ in 0..<2 {
        guard let next = peek(), "0"..."7" ~= next else { break }
        value = value * 8 + next.value - 48
        advance()
      }
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    default:
      text.append("\\")
      text.append(scalar)
    }
  }

  private mutating func codePoint(
    digits count: Int, at location: SourceLocation, into text: inout String.UnicodeScalarView
  ) throws(TemplateError) {
    let digits = String(String.UnicodeScalarView(scalars[index...].prefix(count)))
    guard digits.unicodeScalars.count == count, let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      throw TemplateError(
        "this string contains an invalid escape sequence", at: location,
        help: "write an escape sequence such as \\u00e9")
    }
    text.append(scalar)
    advance(count)
  }

  private mutating func string(_ location: SourceLocation) throws(TemplateError) {
    let start = index
    let quote = scalars[index]
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = peek(), scalar != quote {
      advance()
      guard scalar == "\\", let escaped = peek() else {
        text.append(scalar)
        continue
      }
      advance()
      try escape(escaped, at: location, into: &text)
    }
    guard peek() == quote else {
      throw TemplateError("this string is not closed", at: location, help: "end it with \(quote)")
    }
    advance()
    append(.string(String(text)), location, from: start)
  }
}
