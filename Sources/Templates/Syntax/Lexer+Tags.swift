import Diagnostics

/// The tokens in tags: names, numbers, strings and symbols.
extension Lexer {
  mutating func tag(closing: Unicode.Scalar, opens: Token.Kind, closes: Token.Kind) throws(TemplateError) {
    let start = here(length: 2)
    tokens.append(Token(kind: opens, location: start))
    advance(2)
    if peek() == "-" || peek() == "+" { advance() }
    var depth = 0
    while index < scalars.count {
      while peek()?.isWhitespace == true { advance() }
      let trims = peek() == "-"
      let sign = trims || peek() == "+" ? 1 : 0
      if depth == 0, peek(sign) == closing, peek(sign + 1) == "}" {
        let keeps = peek() == "+"
        advance(sign)
        tokens.append(Token(kind: closes, location: here(length: 2)))
        advance(2)
        passDelimiter(trims: trims, keepsLineEnd: closing == "}" || keeps)
        return
      }
      guard let scalar = peek() else { break }
      if "([{".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]}".unicodeScalars.contains(scalar) { depth -= 1 }
      try expressionToken(scalar)
    }
    let end = closing == "%" ? "%}" : "}}"
    throw TemplateError("this tag is not closed", at: start, help: "end it with \(end)")
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
    let isHandlebars = tokens.last?.kind == .outputStart && (scalar == "#" || scalar == "^")
    guard isHandlebars || "+-*/%~<>=()[]{},.:|!&?".unicodeScalars.contains(scalar) else {
      throw TemplateError("unexpected character \"\(scalar)\"", at: location)
    }
    advance()
    append(.symbol(String(scalar)), location, from: start)
  }

  /// The symbols of more than one character. The language does not have those in the second line; the parser suggests
  /// others.
  private static let longSymbols: Set = [
    "==", "!=", "<=", ">=", "//", "**",
    "===", "!==", "&&", "||", "<>", "??", "?.",
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
