import Values

/// A phone number or another number with at least seven digits, as its digits.
struct PrivateNumber {
  /// The digits, those of a phone number without its country code.
  let digits: [UInt8]
  /// A Boolean value that indicates whether a country code or an area code can precede the digits, and whether they can
  /// be grouped in any way.
  let isPhone: Bool

  /// The country codes with two digits. Those that begin with 1 and 7 have one digit, and all others have three (ITU-T
  /// Recommendation E.164, list of assigned country codes).
  private static let twoDigitCodes: Set<String> = Set(
    """
    20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90
    91 92 93 94 95 98
    """.split(whereSeparator: \.isWhitespace).map { String($0) })

  /// The number that a value of the type `integer` or `number` is, without its fraction; `nil` if it has too few digits.
  init?(integer text: String) {
    let digits = text.prefix { $0 != "." }.filter { $0 != "-" && $0 != "+" && $0 != "_" && $0 != "," }
    guard let digits = Self.asciiDigits(digits[...]), digits.count >= PrivateValueForms.fewestDigits else { return nil }
    self.digits = digits
    isPhone = false
  }

  /// Returns the phone numbers in a line of text.
  static func phones(in line: String) -> [PrivateNumber] {
    line.split { !isPartOfPhone($0) }.flatMap { piece -> [PrivateNumber] in
      // Digits next to letters are part of a name or an identifier, except before an extension.
      let isAfterLetter = line[..<piece.startIndex].last?.isLetter ?? false && !(piece.first?.isWhitespace ?? true)
      let next = line[piece.endIndex...].first
      let isBeforeLetter = next?.isLetter ?? false && next != "x" && !" (".contains(piece.last ?? " ")
      if isAfterLetter || isBeforeLetter { return [] }
      // A slash can separate the digits of a number, or two numbers.
      let parts = piece.split(separator: "/").compactMap { PrivateNumber(phone: $0) }
      return parts.count > 1 ? parts : [PrivateNumber(phone: piece)].compactMap(\.self)
    }
  }

  /// The phone number that `text` is; `nil` if it has too few digits or is a date.
  private init?(phone text: Substring) {
    guard (try? DateValue.read(text.filter { !$0.isWhitespace }).get()) == nil else { return nil }
    let digits = String(text.compactMap(Self.digit).map { Character("\($0)") })
    let isInternational = text.drop { $0.isWhitespace || $0 == "(" }.hasPrefix("+")
    let national = Self.withoutPrefix(digits, isInternational: isInternational)
    guard let digits = Self.asciiDigits(national), digits.count >= PrivateValueForms.fewestDigits else { return nil }
    self.digits = digits
    isPhone = true
  }

  private static func isPartOfPhone(_ character: Character) -> Bool {
    digit(character) != nil || character.isWhitespace || "+-().·/".contains(character)
      || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation }
  }

  /// Returns the value of a decimal digit of any script; `nil` for other characters, such as `⑩`.
  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
    return character.wholeNumberValue
  }

  /// Returns a number without its country code or, if there is none, without the `0` before an area code.
  private static func withoutPrefix(_ number: String, isInternational: Bool) -> Substring {
    if number.hasPrefix("00") { return withoutPrefix(String(number.dropFirst(2)), isInternational: true) }
    var rest = number[...]
    if isInternational {
      let isShort = number.hasPrefix("1") || number.hasPrefix("7")
      rest = rest.dropFirst(isShort ? 1 : twoDigitCodes.contains(String(number.prefix(2))) ? 2 : 3)
      // As in +44 (0)20 7946 0958.
      if rest.hasPrefix("0") { rest = rest.dropFirst() }
    } else if number.hasPrefix("0") || number.hasPrefix("1") && number.count == 11 {
      rest = rest.dropFirst()
    }
    return rest.count >= PrivateValueForms.fewestDigits ? rest : number[...]
  }

  private static func asciiDigits(_ text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    return digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? digits : nil
  }
}
