/// JSON writes a character beyond U+FFFF as two escapes (RFC 8259, section 7), which YAML does not support.
enum SurrogatePairs {
  /// Returns `bytes` with each pair of such escapes replaced by the character.
  static func joined(in bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let pair = /\\u([dD][89aAbB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/
    guard text.contains(#"\u"#) else { return bytes }
    let result = text.replacing(pair) { match -> String in
      guard let high = UInt32(match.1, radix: 16), let low = UInt32(match.2, radix: 16),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { return String(match.0) }
      return String(Character(scalar))
    }
    return Array(result.utf8)
  }
}
