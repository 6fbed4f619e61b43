import Diagnostics

/// Splits a template into tokens, as Jinja's lexer does with its standard delimiters.
///
/// Whitespace control follows Jinja: `-` in a delimiter removes the white space next to it, up to and with line ends; one line
/// end right after a `%}` or `#}` goes with ``TemplateOptions/trimsBlocks``, and the blanks before a `{%` or `{#` that begins its
/// line with ``TemplateOptions/stripsLinesBeforeBlocks``; `+` in the delimiter keeps them.
struct Lexer {
  private let path: String
  private let options: TemplateOptions
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1
  private var tokens: [Token] = []
  private var trimsNextText = false
  private var trimsLineEnd = false
  /// Whether what comes next begins a line.
  private var isAtLineStart = true

  private init(_ source: TemplateSource, _ options: TemplateOptions) {
    self.options = options
    path = source.path
    var scalars = Array(source.text.replacing("\r\n", with: "\n").unicodeScalars)
    // As in Jinja, a single line end at the end of the file is not part of the template.
    if scalars.last == "\n" { scalars.removeLast() }
    self.scalars = scalars
  }

  static func tokens(of source: TemplateSource, _ options: TemplateOptions) throws(TemplateError) -> [Token] {
    var lexer = Lexer(source, options)
    try lexer.run()
    return lexer.tokens
  }

  private mutating func run() throws(TemplateError) {
    while index < scalars.count {
      switch (peek(), peek(1)) {
      case ("{", "{"): try tag(closing: "}", opens: .outputStart, closes: .outputEnd)
      case ("{", "%"): if try !raw() { try tag(closing: "%", opens: .tagStart, closes: .tagEnd) }
      case ("{", "#"): try comment()
      default: text()
      }
    }
    tokens.append(Token(kind: .end, location: here()))
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private func here(length: Int = 1) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column, length: length)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < scalars.count {
      if scalars[index] == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
      index += 1
    }
  }
}

extension Lexer {
  private mutating func text() {
    let start = here()
    var run = String.UnicodeScalarView()
    while let scalar = peek() {
      if scalar == "{", let next = peek(1), next == "{" || next == "%" || next == "#" { break }
      run.append(scalar)
      advance()
    }
    appendText(run, at: start)
  }

  private mutating func appendText(_ run: String.UnicodeScalarView, at location: SourceLocation) {
    var run = run[...]
    if trimsNextText {
      run = run.drop { $0.properties.isWhitespace }
    } else if trimsLineEnd, run.first == "\n" {
      run.removeFirst()
      isAtLineStart = true
    }
    if options.stripsLinesBeforeBlocks, peek() == "{", peek(1) != "{", peek(2) != "+" { stripLastLine(of: &run) }
    // A `-` in the tag that follows takes the white space before it.
    if peek() == "{", peek(2) == "-" {
      while run.last?.properties.isWhitespace == true { run.removeLast() }
    }
    trimsNextText = false
    trimsLineEnd = false
    isAtLineStart = false
    if !run.isEmpty { tokens.append(Token(kind: .text(String(run)), location: location)) }
  }

  /// Removes the blanks after the last line end, if there is nothing else.
  private func stripLastLine(of run: inout Substring.UnicodeScalarView) {
    let lineStart = run.lastIndex(of: "\n").map { run.index(after: $0) }
    guard lineStart != nil || isAtLineStart else { return }
    let start = lineStart ?? run.startIndex
    if run[start...].allSatisfy(\.properties.isWhitespace) { run.removeSubrange(start...) }
  }

  /// Notes what the delimiter that has just been read does to the text after it.
  private mutating func passDelimiter(trims: Bool, keepsLineEnd: Bool) {
    isAtLineStart = false
    trimsNextText = trims
    trimsLineEnd = options.trimsBlocks && !keepsLineEnd
  }

  private mutating func comment() throws(TemplateError) {
    let start = here(length: 2)
    advance(2)
    while index < scalars.count {
      if peek() == "#", peek(1) == "}" {
        passDelimiter(trims: scalars[index - 1] == "-", keepsLineEnd: scalars[index - 1] == "+")
        return advance(2)
      }
      advance()
    }
    throw TemplateError("this comment is not closed", at: start, help: "end it with #}")
  }

  /// `{% raw %}` up to `{% endraw %}`: text whatever it holds. False where the tag is another one.
  private mutating func raw() throws(TemplateError) -> Bool {
    guard let opening = tagLength("raw", from: index) else { return false }
    let start = here(length: opening.length)
    advance(opening.length)
    passDelimiter(trims: opening.trimsAfter, keepsLineEnd: true)
    let textStart = here()
    var run = String.UnicodeScalarView()
    while let scalar = peek() {
      if let closing = tagLength("endraw", from: index) {
        appendText(run, at: textStart)
        advance(closing.length)
        passDelimiter(trims: closing.trimsAfter, keepsLineEnd: closing.keepsLineEnd)
        return true
      }
      run.append(scalar)
      advance()
    }
    throw TemplateError("this raw block is not closed", at: start, help: "end it with {% endraw %}")
  }

  /// The length of a tag that holds just `word`.
  private func tagLength(_ word: String, from start: Int) -> (length: Int, trimsAfter: Bool, keepsLineEnd: Bool)? {
    var position = start
    func at(_ offset: Int = 0) -> Unicode.Scalar? {
      position + offset < scalars.count ? scalars[position + offset] : nil
    }
    guard at() == "{", at(1) == "%" else { return nil }
    position += 2
    if at() == "-" || at() == "+" { position += 1 }
    while at()?.properties.isWhitespace == true { position += 1 }
    for scalar in word.unicodeScalars {
      guard at() == scalar else { return nil }
      position += 1
    }
    while at()?.properties.isWhitespace == true { position += 1 }
    let trims = at() == "-"
    let keeps = at() == "+"
    if trims || keeps { position += 1 }
    guard at() == "%", at(1) == "}" else { return nil }
    return (position + 2 - start, trims, keeps)
  }
}

extension Lexer {
  private mutating func tag(closing: Unicode.Scalar, opens: Token.Kind, closes: Token.Kind) throws(TemplateError) {
    let start = here(length: 2)
    tokens.append(Token(kind: opens, location: start))
    advance(2)
    if peek() == "-" || peek() == "+" { advance() }
    var depth = 0
    while index < scalars.count {
      while peek()?.properties.isWhitespace == true { advance() }
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
    if scalar.properties.isXIDStart || scalar == "_" {
      while let next = peek(), next.properties.isXIDContinue { advance() }
      return append(.name(String(String.UnicodeScalarView(scalars[start..<index]))), location, from: start)
    }
    if "0"..."9" ~= scalar { return try number(location) }
    if scalar == "'" || scalar == "\"" { return try string(location) }
    for symbol in ["==", "!=", "<=", ">=", "//", "**"]
    where Array(symbol.unicodeScalars) == Array(scalars[index..<min(index + 2, scalars.count)]) {
      advance(2)
      return append(.symbol(symbol), location, from: start)
    }
    guard "+-*/%~<>=()[]{},.:|".unicodeScalars.contains(scalar) else {
      throw TemplateError("\"\(scalar)\" means nothing here", at: location)
    }
    advance()
    append(.symbol(String(scalar)), location, from: start)
  }

  private mutating func append(_ kind: Token.Kind, _ location: SourceLocation, from start: Int) {
    var location = location
    location.length = max(1, index - start)
    tokens.append(Token(kind: kind, location: location))
  }

  private mutating func number(_ location: SourceLocation) throws(TemplateError) {
    let start = index
    // The second number of `matrix.1.2` is no fraction.
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
      throw TemplateError("\"\(digits)\" is no number", at: location)
    }
    append(.number(number), location, from: start)
  }

  /// `0x1F`, `0o17` or `0b101`.
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

  /// Appends what an escape in a text stands for, as in Python's; one that it does not know stays as it is.
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
    else { throw TemplateError("an escape in this text is no character", at: location, help: "write \\u00e9, say") }
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
      throw TemplateError("this text is not closed", at: location, help: "end it with \(quote)")
    }
    advance()
    append(.string(String(text)), location, from: start)
  }
}
