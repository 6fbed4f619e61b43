import Values

/// Decodes character references in HTML: `&amp;`, `&#39;`, `&#x27;` (HTML standard, "Character reference state" and the
/// states after it).
package enum CharacterReferences {
  /// The place of text with references. It matters only for names without a semicolon.
  package enum Place { case text, attribute }

  /// Returns `text` with each reference replaced by its characters, as in browsers. Other text is unchanged.
  package static func decoding(_ text: ArraySlice<UInt8>, in place: Place) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var start = text.startIndex
    while let ampersand = text.firstIndex(of: UInt8(ascii: "&"), from: start) {
      decoded += text[start..<ampersand]
      if let (characters, end) = reference(in: text, at: ampersand, place) {
        decoded += characters.utf8
        start = end
      } else {
        decoded.append(UInt8(ascii: "&"))
        start = ampersand + 1
      }
    }
    return decoded + text[start...]
  }

  /// Returns `text` with each reference replaced by its characters.
  package static func decoding(_ text: String, in place: Place) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return String(decoding: decoding(Array(text.utf8)[...], in: place), as: UTF8.self)
  }

  /// Returns the characters that `&name;` stands for, or `nil` if there is no such name.
  package static func characters(named name: String) -> String? {
    NamedReferences.find(Array(name.utf8)[...])?.characters
  }

  /// Returns the characters of the reference whose ampersand is at `ampersand`, and the index after it; `nil` if it is
  /// not a reference.
  package static func reference(
    in text: ArraySlice<UInt8>, at ampersand: Int, _ place: Place
  ) -> (characters: String, end: Int)? {
    let rest = text[(ampersand + 1)...]
    return rest.first == UInt8(ascii: "#") ? number(rest.dropFirst()) : named(rest, place)
  }

  private static func named(_ text: ArraySlice<UInt8>, _ place: Place) -> (characters: String, end: Int)? {
    let name = text.prefix(NamedReferences.longestName).prefix(while: \.isASCIIAlphanumeric)
    if text.dropFirst(name.count).first == UInt8(ascii: ";"), let found = NamedReferences.find(name) {
      return (found.characters, name.endIndex + 1)
    }
    // Some names need no semicolon: those of browsers before HTML 4. The longest one counts.
    var prefix = name.prefix(NamedReferences.longestLegacyName)
    while prefix.count > 1 {
      if let found = NamedReferences.find(prefix), found.isLegacy {
        let next = text.dropFirst(prefix.count).first
        // In an attribute, `&copy=` and `&copyright` are parts of a URL.
        let isPartOfURL = place == .attribute && (next == UInt8(ascii: "=") || next?.isASCIIAlphanumeric == true)
        return isPartOfURL ? nil : (found.characters, prefix.endIndex)
      }
      prefix = prefix.dropLast()
    }
    return nil
  }

  /// Reads the numeric reference whose `&#` is directly before `text`.
  private static func number(_ text: ArraySlice<UInt8>) -> (characters: String, end: Int)? {
    let isHexadecimal = text.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let radix: UInt32 = isHexadecimal ? 16 : 10
    var number: UInt32 = 0
    var end = text.startIndex + (isHexadecimal ? 1 : 0)
    let start = end
    while end < text.endIndex, let digit = digit(text[end]), digit < radix {
      // A larger number stays larger than any code point.
      number = min(number * radix + digit, 0x110000)
      end += 1
    }
    guard end > start else { return nil }
    if end < text.endIndex, text[end] == UInt8(ascii: ";") { end += 1 }
    return (String(character(numbered: number)), end)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Returns the character with a code point. The numbers 0x80...0x9F are read as Windows-1252.
  private static func character(numbered number: UInt32) -> Unicode.Scalar {
    switch number {
    case 0: "\u{FFFD}"
    case 0x80...0x9F: Windows1252.character(UInt8(number))
    default: Unicode.Scalar(number) ?? "\u{FFFD}"
    }
  }
}
