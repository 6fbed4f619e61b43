/// The encoding of older programs for the west of Europe. What calls itself ISO 8859-1 is in it as a rule (WHATWG Encoding Standard).
package enum Windows1252 {
  /// What the bytes from 0x80 on stand for that Latin-1 has no letters for (WHATWG Encoding Standard, index windows-1252).
  private static let special = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  package static func character(_ byte: UInt8) -> Unicode.Scalar {
    0x80...0x9F ~= byte ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}
