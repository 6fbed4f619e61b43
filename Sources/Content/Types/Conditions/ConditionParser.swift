import Diagnostics
import Values

/// Parses a ``Condition`` on documents with given fields.
///
///     condition   = conjunction *( "or" conjunction )
///     conjunction = term *( "and" term )
///     term        = "not" term | ( "any" | "no" ) list "where" condition
///                 | field [ "is" ( "missing" | "given" ) | comparison operand ]
///     operand     = "today" [ ( "+" | "-" ) number ( "days" | "months" | "years" ) ] | number | date | text
struct ConditionParser {
  /// The reason that text is not a condition: the word where parsing fails, and a fix.
  struct Failure: Error {
    let message: String
    let help: String?
    /// The offset of the word in the text, and its length.
    let offset: Int
    let length: Int
  }

  private struct Word {
    let text: String
    let offset: Int
    let isQuoted: Bool
  }

  /// A limit on the number of words, far above what anyone writes.
  private static let longest = 500

  private var words: [Word]
  private var position = 0
  private let length: Int

  static func parse(_ text: String, fields: [Field]) throws(Failure) -> Condition {
    var parser = ConditionParser(text)
    if let open = parser.words.first(where: { !$0.isQuoted && ($0.text.hasPrefix("\"") || $0.text.hasPrefix("'")) }) {
      throw Failure(
        message: "this quoted text is not closed", help: "add the closing quotation mark", offset: open.offset,
        length: open.text.count)
    }
    guard parser.words.count <= longest else {
      throw Failure(
        message: "this condition is too long", help: "split it into shorter conditions", offset: 0, length: 1)
    }
    let condition = try parser.condition(fields)
    if let word = parser.current {
      throw parser.failure("unexpected \"\(word.text)\"", "continue with \"and\" or \"or\"")
    }
    return condition
  }

  private init(_ text: String) {
    words = Self.words(of: text)
    length = text.unicodeScalars.count
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isSign(_ scalar: Unicode.Scalar) -> Bool { "=<>!".unicodeScalars.contains(scalar) }
    while index < scalars.count {
      let start = index
      if scalars[index].properties.isWhitespace {
        index += 1
        continue
      }
      var word = String.UnicodeScalarView()
      if scalars[index] == "\"" || scalars[index] == "'" {
        let quote = scalars[index]
        index += 1
        while index < scalars.count, scalars[index] != quote {
          word.append(scalars[index])
          index += 1
        }
        if index == scalars.count { word.insert(quote, at: word.startIndex) }
        index += 1
        words.append(Word(text: String(word), offset: start, isQuoted: index <= scalars.count))
        continue
      }
      let signs = isSign(scalars[index])
      while index < scalars.count, !scalars[index].properties.isWhitespace, isSign(scalars[index]) == signs {
        word.append(scalars[index])
        index += 1
      }
      words.append(Word(text: String(word), offset: start, isQuoted: false))
    }
    return words
  }

  private var current: Word? { position < words.count ? words[position] : nil }

  private func failure(_ message: String, _ help: String?) -> Failure {
    Failure(message: message, help: help, offset: current?.offset ?? length, length: current?.text.count ?? 1)
  }

  private mutating func take(_ text: String) -> Bool {
    guard let word = current, !word.isQuoted, word.text == text else { return false }
    position += 1
    return true
  }

  private mutating func next(_ wanted: String) throws(Failure) -> Word {
    guard let word = current else { throw failure("the condition ends too early", "add \(wanted)") }
    position += 1
    return word
  }
}

extension ConditionParser {
  private mutating func condition(_ fields: [Field]) throws(Failure) -> Condition {
    var left = try conjunction(fields)
    while take("or") { left = .or(left, try conjunction(fields)) }
    return left
  }

  private mutating func conjunction(_ fields: [Field]) throws(Failure) -> Condition {
    var left = try term(fields)
    while take("and") { left = .and(left, try term(fields)) }
    return left
  }

  private mutating func term(_ fields: [Field]) throws(Failure) -> Condition {
    if take("not") { return .not(try term(fields)) }
    if take("any") { return try entries(fields) }
    if take("no") { return .not(try entries(fields)) }
    let name = current?.text ?? ""
    let path = try field(fields)
    if take("is") {
      if take("missing") { return .isMissing(path) }
      if take("given") { return .not(.isMissing(path)) }
      throw failure("\"is\" must be followed by \"missing\" or \"given\"", "write \"is missing\" or \"is given\"")
    }
    guard let sign = current, !sign.isQuoted, let comparison = Condition.Comparison(rawValue: sign.text) else {
      guard path.type.isScalar(BooleanType.self) else {
        if let sign = current, !sign.isQuoted, sign.text.allSatisfy({ "=<>!&|~".contains($0) }) {
          throw failure("\"\(sign.text)\" is not a comparison operator", "use one of: = != < <= > >=")
        }
        throw failure("only a boolean field can be used without a comparison", "compare it, or write \"is given\"")
      }
      return .holds(path)
    }
    position += 1
    return .comparison(path, comparison, try operand(for: path.type, named: name, comparison, fields))
  }

  private mutating func entries(_ fields: [Field]) throws(Failure) -> Condition {
    let start = position
    let path = try field(fields)
    guard case .list(.record(let record)) = path.type else {
      position = start
      throw failure("\"\(words[start].text)\" is not a list of records", nil)
    }
    guard take("where") else {
      throw failure("\"where\" is missing after the list", "continue with \"where\" and a condition")
    }
    return .any(path, try condition(record.publicFields))
  }

  private mutating func field(_ fields: [Field]) throws(Failure) -> FieldPath {
    let start = position
    let word = try next("a field")
    if let path = FieldPath(word.text, in: fields) { return path }
    position = start
    let names = fields.map(\.key)
    throw failure(
      "no field is named \"\(word.text)\"",
      nearestName(to: word.text, in: names).map { "did you mean \"\($0)\"?" }
        ?? "use one of: \(names.joined(separator: ", "))")
  }

  private mutating func operand(
    for type: FieldType, named name: String, _ comparison: Condition.Comparison, _ fields: [Field]
  ) throws(Failure) -> Condition.Operand {
    let start = position
    let word = try next("a value to compare with")
    let isDate = type.isScalar(DateType.self)
    if isDate, word.text == "today", !word.isQuoted { return try today() }
    if isDate, !word.isQuoted, let path = FieldPath(word.text, in: fields), path.type.isScalar(DateType.self) {
      return .field(path)
    }
    let ordersTexts = comparison != .equal && comparison != .notEqual
    switch (type, type.read(word.text, field: name, timeZone: nil)) {
    case (_, .failure(let message, let help)):
      position = start
      throw failure(message, help)
    case (.scalar(is TextType), .text(let text)), (.choice, .text(let text)), (.reference, .text(let text)):
      guard !ordersTexts else {
        position = start
        throw failure("text can be compared only with = or !=", nil)
      }
      return .text(text)
    case (_, .value(let value)):
      if let date = value.dateValue { return .date(date) }
      if value.kind == .boolean { return .boolean(value.isTrueBoolean) }
      if let integer = value.integerValue { return .integer(integer) }
      return .number(value.numberValue ?? 0)
    default:
      position = start
      throw failure("this field cannot be compared", "write \"is given\"")
    }
  }

  private mutating func today() throws(Failure) -> Condition.Operand {
    guard let sign = current, sign.text == "+" || sign.text == "-" else { return .today(days: 0, months: 0) }
    position += 1
    let word = try next("a number of days, months, or years")
    guard let number = Int(word.text), 0...100_000 ~= number else {
      position -= 1
      throw failure(
        "\"\(word.text)\" is not a number of days, months, or years", "write a number, as in today + 90 days")
    }
    let count = sign.text == "-" ? -number : number
    let unit = try next("\"days\", \"months\", or \"years\"")
    switch unit.text {
    case "day", "days": return .today(days: count, months: 0)
    case "month", "months": return .today(days: 0, months: count)
    case "year", "years": return .today(days: 0, months: 12 * count)
    default:
      position -= 1
      throw failure("\"\(unit.text)\" is not one of: days, months, years", nil)
    }
  }
}
