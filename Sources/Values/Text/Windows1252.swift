/// The encoding of older Western European programs. Data that is labeled ISO 8859-1 is usually in this encoding (WHATWG
/// Encoding Standard).
package enum Windows1252 {
  /// The characters for the bytes 0x80...0x9F, to which Latin-1 assigns no printable characters (WHATWG Encoding
  /// Standard, index windows-1252).
  private static let special = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  package static func character(_ byte: UInt8) -> Unicode.Scalar {
    0x80...0x9F ~= byte ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}
