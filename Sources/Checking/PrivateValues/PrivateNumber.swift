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

  /// The number that a value of the type `integer` or `number` is; `nil` if it has too few digits or a fraction.
  init?(integer text: String) {
    let digits = text.filter { $0 != "-" && $0 != "+" && $0 != "_" && $0 != "," }
    guard let digits = Self.asciiDigits(digits[...]), digits.count >= PrivateValueForms.fewestDigits else { return nil }
    self.digits = digits
    isPhone = false
  }

  /// The phone number in a text that contains nothing else, except an extension; `nil` if it is not a phone number.
  init?(phone text: String) {
    let number = text.lowercased().prefix { $0 != "x" && $0 != "e" && $0 != "#" && $0 != ";" }
    guard
      number.allSatisfy({
        $0.wholeNumberValue != nil || $0.isWhitespace || "+-().·/".contains($0)
          || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation }
      })
    else { return nil }
    let written = String(number.compactMap(\.wholeNumberValue).map { Character("\($0)") })
    let isInternational = number.drop(while: { $0.isWhitespace || $0 == "(" }).hasPrefix("+")
    let national = Self.withoutPrefix(written, isInternational: isInternational)
    guard let digits = Self.asciiDigits(national), digits.count >= PrivateValueForms.fewestDigits else { return nil }
    self.digits = digits
    isPhone = true
  }

  /// Returns a number without its country code or, if there is none, without the `0` before an area code.
  private static func withoutPrefix(_ number: String, isInternational: Bool) -> Substring {
    let length: Int
    if isInternational {
      let isShort = number.hasPrefix("1") || number.hasPrefix("7")
      length = isShort ? 1 : twoDigitCodes.contains(String(number.prefix(2))) ? 2 : 3
    } else {
      length = number.hasPrefix("0") || number.hasPrefix("1") && number.count == 11 ? 1 : 0
    }
    let rest = number.dropFirst(length)
    return rest.count >= PrivateValueForms.fewestDigits ? rest : number[...]
  }

  private static func asciiDigits(_ text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    return digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? digits : nil
  }
}
