/// Searches in UTF-8. If the bytes of one string occur in another, so does the string, so no decoding is needed. Unlike
/// the comparison of Swift strings, which treats composed and decomposed letters as equal, it finds what Python finds.
enum ByteText {
  /// Returns the positions where `wanted`, which is not empty, begins in `text`, without overlaps.
  static func positions(of wanted: [UInt8], in text: [UInt8], limit: Int = .max) -> [Int] {
    var positions: [Int] = []
    var index = 0
    while index + wanted.count <= text.count, positions.count < limit {
      if text[index] == wanted[0], text[index..<index + wanted.count].elementsEqual(wanted) {
        positions.append(index)
        index += wanted.count
      } else {
        index += 1
      }
    }
    return positions
  }

  static func contains(_ wanted: [UInt8], in text: [UInt8]) -> Bool {
    wanted.isEmpty || !positions(of: wanted, in: text, limit: 1).isEmpty
  }

  /// Returns the parts of `text` between occurrences of `separator`.
  static func parts(of text: [UInt8], separatedBy separator: [UInt8], limit: Int = .max) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for position in positions(of: separator, in: text, limit: limit) {
      parts.append(text[start..<position])
      start = position + separator.count
    }
    return parts + [text[start...]]
  }

  /// Returns `text` with the first `limit` occurrences of `old` replaced. An empty `old` occurs before and after every
  /// character.
  static func replacing(_ old: [UInt8], with new: [UInt8], in text: [UInt8], limit: Int = .max) -> [UInt8] {
    guard old.isEmpty else {
      return Array(parts(of: text, separatedBy: old, limit: limit).joined(separator: new))
    }
    var result: [UInt8] = []
    var count = 0
    for byte in text {
      // A continuation byte does not begin a character.
      if byte & 0xC0 != 0x80, count < limit {
        result += new
        count += 1
      }
      result.append(byte)
    }
    return count < limit ? result + new : result
  }

  /// Returns the number of characters in UTF-8 bytes.
  static func characterCount(_ text: some Collection<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
