/// Decodes character references in HTML text and attribute values: `&amp;`, `&#39;`, `&#x27;` (HTML standard, section
/// 13.2.5.72 and the sections after it).
///
/// Numeric references may omit the semicolon, as in browsers; named references may not. No name stands for an ASCII
/// letter or digit.
package enum CharacterReferences {
  /// Returns `text` with each reference replaced by its character. Unknown references stay unchanged.
  package static func decoding(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      decoded += rest[..<start]
      rest = rest[start...]
      if let (character, length) = reference(at: rest) {
        decoded += String(character).utf8
        rest = rest.dropFirst(length)
      } else {
        decoded.append(UInt8(ascii: "&"))
        rest = rest.dropFirst()
      }
    }
    decoded += rest
    return decoded
  }

  /// Returns `text` with each reference replaced by its character.
  package static func decoding(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return String(decoding: decoding(Array(text.utf8)[...]), as: UTF8.self)
  }

  /// Returns the character that `&name;` stands for, or `nil` if the name is unknown.
  package static func character(named name: String) -> Unicode.Scalar? { CharacterNames.characters[name] }

  /// The length of the longest name, in bytes.
  private static let longestName = 8

  private static func reference(at text: ArraySlice<UInt8>) -> (character: Unicode.Scalar, length: Int)? {
    let inner = text.dropFirst()
    if inner.first == UInt8(ascii: "#") { return number(inner.dropFirst()) }
    let name = inner.prefix(longestName).prefix(while: isLetterOrDigit)
    guard inner.dropFirst(name.count).first == UInt8(ascii: ";") else { return nil }
    return character(named: String(decoding: name, as: UTF8.self)).map { ($0, name.count + 2) }
  }

  /// Reads the numeric reference whose `&#` is directly before `text`.
  private static func number(_ text: ArraySlice<UInt8>) -> (character: Unicode.Scalar, length: Int)? {
    let isHexadecimal = text.first == UInt8(ascii: "x") || text.first == UInt8(ascii: "X")
    let digits = text.dropFirst(isHexadecimal ? 1 : 0).prefix { byte in
      Character(Unicode.Scalar(byte)).hexDigitValue.map { isHexadecimal || $0 < 10 } ?? false
    }
    guard !digits.isEmpty else { return nil }
    let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    let hasSemicolon = digits.endIndex < text.endIndex && text[digits.endIndex] == UInt8(ascii: ";")
    return (character(numbered: number), 2 + (isHexadecimal ? 1 : 0) + digits.count + (hasSemicolon ? 1 : 0))
  }

  /// Returns the character with a code point, where `nil` is a number that is too large. The numbers 0x80...0x9F are
  /// read as Windows-1252.
  private static func character(numbered number: UInt32?) -> Unicode.Scalar {
    switch number {
    case .some(0x80...0x9F): Windows1252.character(UInt8(truncatingIfNeeded: number ?? 0))
    case .none, .some(0): "\u{FFFD}"
    case .some(let number): Unicode.Scalar(number) ?? "\u{FFFD}"
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
