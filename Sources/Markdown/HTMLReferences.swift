/// Character references in the texts of HTML and in the values of its attributes.
package enum HTMLReferences {
  /// The names that are replaced: those that can stand for a character of a URL's scheme or a blank inside it, and
  /// those that programs write for what has a meaning in HTML. No name stands for an ASCII letter or digit.
  private static let named: [(String, Character)] = [
    ("&colon;", ":"), ("&Tab;", "\t"), ("&NewLine;", "\n"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"),
    ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", "\u{A0}"),
  ]

  /// The text with numbers and the names above replaced by what they stand for.
  ///
  /// Numbers are read with or without the semicolon, as browsers do.
  package static func decoding(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var decoded: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let (character, length) = reference(at: rest) {
        decoded.append(contentsOf: String(character).utf8)
        rest = rest.dropFirst(length)
      } else {
        decoded.append(byte)
        rest = rest.dropFirst()
      }
    }
    return decoded
  }

  private static func reference(at text: ArraySlice<UInt8>) -> (Character, length: Int)? {
    if let (name, character) = named.first(where: { text.starts(with: $0.0.utf8) }) {
      return (character, name.utf8.count)
    }
    guard text.dropFirst().first == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = text.dropFirst(2).first?.asciiLowercased == UInt8(ascii: "x")
    let start = isHexadecimal ? 3 : 2
    let digits = text.dropFirst(start).prefix { byte in
      Character(Unicode.Scalar(byte)).hexDigitValue.map { isHexadecimal || $0 < 10 } ?? false
    }
    let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    guard let number, let scalar = Unicode.Scalar(number) else { return nil }
    let hasSemicolon = text[digits.endIndex...].first == UInt8(ascii: ";")
    return (Character(scalar), start + digits.count + (hasSemicolon ? 1 : 0))
  }
}
