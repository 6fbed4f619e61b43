import Values

/// A pattern of `strftime` directives, reduced to a date's precision: for `%B %-d, %Y`, a year is written as `2014`.
struct DatePattern {
  private enum Piece {
    case literal(UInt8)
    case directive(DateDirective, isPadded: Bool)
  }

  private var pieces: [Piece] = []

  /// Reads a pattern. Throws an error if it contains an unknown directive or no directive.
  init(_ pattern: String) throws(FunctionFailure) {
    try read(pattern)
    for piece in pieces { if case .directive = piece { return } }
    throw FunctionFailure(
      "\"\(pattern)\" contains no directive for a date", help: OtherDateNotation.advice(about: pattern))
  }

  private mutating func read(_ pattern: String) throws(FunctionFailure) {
    var rest = Substring(pattern)
    while let first = rest.popFirst() {
      guard first == "%" else {
        for byte in String(first).utf8 { pieces.append(.literal(byte)) }
        continue
      }
      let hasDash = rest.first == "-"
      if hasDash { rest.removeFirst() }
      let letter = rest.popFirst()
      if let directive = letter.flatMap({ DateDirective(rawValue: $0) }) {
        pieces.append(.directive(directive, isPadded: !hasDash))
      } else if !hasDash, let shorthand = letter.flatMap({ DateDirective.shorthands[$0] }) {
        try read(shorthand)
      } else if !hasDash, let literal = letter.flatMap({ Self.literals[$0] }) {
        pieces.append(.literal(literal))
      } else {
        let found = "%" + (hasDash ? "-" : "") + (letter.map { String($0) } ?? "")
        throw FunctionFailure(
          "\"\(found)\" is not a directive for dates", help: OtherDateNotation.advice(about: found, before: rest.first))
      }
    }
  }

  /// The directives that write a character.
  static let literals: [Character: UInt8] = [
    "%": UInt8(ascii: "%"), "n": UInt8(ascii: "\n"), "t": UInt8(ascii: "\t"),
  ]

  /// Returns `date` in this pattern. Omits a directive that is more precise than the date, together with the literal
  /// text up to the next directive, so that no stray comma remains.
  func text(of date: DateValue, in locale: DateLocale = .english) -> String {
    var text: [UInt8] = []
    var pending: [UInt8] = []
    var skipsLiterals = false
    var isWhole = true
    for piece in pieces {
      switch piece {
      case .literal(let byte): if !skipsLiterals { pending.append(byte) }
      case .directive(let directive, let isPadded):
        if directive.precision <= date.precision {
          text += pending
          text += directive.text(of: date, in: locale, isPadded: isPadded).utf8
          pending.removeAll(keepingCapacity: true)
          skipsLiterals = false
        } else {
          // The text before an omitted directive is kept only if it separates known parts.
          let separates = !text.isEmpty && pending.contains(UInt8(ascii: " "))
          pending = separates ? [UInt8(ascii: " ")] : []
          skipsLiterals = true
          isWhole = false
        }
      }
    }
    if isWhole { text += pending }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the text of a pattern for the first day of the date's period.
  static func day(_ pattern: String, of date: DateValue) throws(FunctionFailure) -> String {
    let (year, month, day) = date.civil
    guard let day = DateValue(year: year, month: month, day: day) else { return "" }
    return try DatePattern(pattern).text(of: day)
  }
}
