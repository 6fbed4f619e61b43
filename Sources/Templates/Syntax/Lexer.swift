import Diagnostics

/// Splits a template into tokens, as Jinja's lexer does with the default delimiters.
///
/// Whitespace control follows Jinja: `-` in a delimiter removes the white space next to it, including line breaks.
/// ``TemplateOptions/trimsBlocks`` removes the line break right after `%}` or `#}`.
/// ``TemplateOptions/stripsLinesBeforeBlocks`` removes the white space before `{%` or `{#` at the beginning of a line.
/// A `+` in the delimiter keeps both.
struct Lexer {
  private let path: String
  private let options: TemplateOptions
  let scalars: [Unicode.Scalar]
  var index = 0
  private var line = 1
  private var column = 1
  var tokens: [Token] = []
  /// The mistakes after which reading continues.
  var findings: [TemplateError] = []
  private var trimsNextText = false
  private var trimsLineEnd = false
  /// A Boolean value that indicates whether the next character begins a line.
  private var isAtLineStart = true

  private init(_ source: TemplateSource, _ options: TemplateOptions) {
    self.options = options
    path = source.path
    // Few templates contain carriage returns, and searching takes a fraction of the time of replacing.
    let hasReturns = source.text.utf8.contains(UInt8(ascii: "\r"))
    var scalars = Array((hasReturns ? source.text.replacing("\r\n", with: "\n") : source.text).unicodeScalars)
    // As in Jinja, a single line break at the end of the file is not part of the template.
    if scalars.last == "\n" { scalars.removeLast() }
    self.scalars = scalars
  }

  /// Returns the tokens of a template, and the mistakes. Throws a mistake after which reading cannot continue.
  static func tokens(
    of source: TemplateSource, _ options: TemplateOptions
  ) throws(TemplateError) -> (tokens: [Token], findings: [TemplateError]) {
    var lexer = Lexer(source, options)
    try lexer.run()
    return (lexer.tokens, lexer.findings)
  }

  private mutating func run() throws(TemplateError) {
    while index < scalars.count {
      switch (peek(), peek(1)) {
      case ("{", "{"): try tag(closing: "}", opens: .outputStart, closes: .outputEnd)
      case ("{", "%"): if try !raw() { try tag(closing: "%", opens: .tagStart, closes: .tagEnd) }
      case ("{", "#"): try comment()
      case ("{", " ") where readSpacedTag():
        advance()
        try tag(closing: "%", opens: .tagStart, closes: .tagEnd)
      default: text()
      }
    }
    tokens.append(Token(kind: .end, location: here()))
  }

  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  func here(length: Int = 1) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column, length: length)
  }

  mutating func advance(_ count: Int = 1) {
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
      if scalar == "{", peek(1) == " ", peek(2) == "%" { break }
      if scalar == "{" || scalar == "<" { readOtherDelimiter() }
      run.append(scalar)
      advance()
    }
    appendText(run, at: start)
  }

  private mutating func appendText(_ written: String.UnicodeScalarView, at location: SourceLocation) {
    var run = written[...]
    if trimsNextText {
      run = run.drop { $0.isWhitespace }
    } else if trimsLineEnd, run.first == "\n" {
      run.removeFirst()
      isAtLineStart = true
    }
    if options.stripsLinesBeforeBlocks, peek() == "{", peek(1) != "{", peek(2) != "+" { stripLastLine(of: &run) }
    // A `-` in the tag that follows removes the white space before it.
    if peek() == "{", peek(2) == "-" {
      while run.last?.isWhitespace == true { run.removeLast() }
    }
    trimsNextText = false
    trimsLineEnd = false
    isAtLineStart = false
    guard !run.isEmpty else { return }
    tokens.append(
      Token(kind: .text(String(run)), location: location.advanced(over: String(written[..<run.startIndex]).utf8)))
  }

  /// Removes the white space after the last line break if the line contains nothing else.
  private func stripLastLine(of run: inout Substring.UnicodeScalarView) {
    let lineStart = run.lastIndex(of: "\n").map { run.index(after: $0) }
    guard lineStart != nil || isAtLineStart else { return }
    let start = lineStart ?? run.startIndex
    if run[start...].allSatisfy(\.isWhitespace) { run.removeSubrange(start...) }
  }

  /// Records how the delimiter just read affects the text after it.
  mutating func passDelimiter(trims: Bool, keepsLineEnd: Bool) {
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

  /// Reads `{% raw %}` up to `{% endraw %}` as text. Returns false if the tag is another one.
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

  /// Returns the length of a tag that contains only `word`.
  private func tagLength(_ word: String, from start: Int) -> (length: Int, trimsAfter: Bool, keepsLineEnd: Bool)? {
    var position = start
    func at(_ offset: Int = 0) -> Unicode.Scalar? {
      position + offset < scalars.count ? scalars[position + offset] : nil
    }
    guard at() == "{", at(1) == "%" else { return nil }
    position += 2
    if at() == "-" || at() == "+" { position += 1 }
    while at()?.isWhitespace == true { position += 1 }
    for scalar in word.unicodeScalars {
      guard at() == scalar else { return nil }
      position += 1
    }
    while at()?.isWhitespace == true { position += 1 }
    let trims = at() == "-"
    let keeps = at() == "+"
    if trims || keeps { position += 1 }
    guard at() == "%", at(1) == "}" else { return nil }
    return (position + 2 - start, trims, keeps)
  }
}

extension Unicode.Scalar {
  // Templates are mostly ASCII, which can be classified without a table.

  /// A Boolean value that indicates whether the character is white space.
  var isWhitespace: Bool { value < 0x80 ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace }

  /// A Boolean value that indicates whether a name can begin with the character.
  var beginsName: Bool { value < 0x80 ? isASCIILetter || self == "_" : properties.isXIDStart }

  /// A Boolean value that indicates whether a name can continue with the character.
  var continuesName: Bool {
    value < 0x80 ? isASCIILetter || "0"..."9" ~= self || self == "_" : properties.isXIDContinue
  }

  private var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
}
