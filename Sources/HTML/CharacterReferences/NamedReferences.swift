/// The named character references of HTML (HTML standard, section 13.5).
enum NamedReferences {
  /// The length of the longest name, and of the longest one that needs no semicolon, in bytes.
  static let longestName = 31
  static let longestLegacyName = 6

  /// Returns the characters of a name, and whether it needs no semicolon. Names are case-sensitive.
  static func find(_ name: ArraySlice<UInt8>) -> (characters: String, isLegacy: Bool)? {
    if let common = common.first(where: { name.elementsEqual($0.name.utf8) }) { return (common.characters, true) }
    return table.withUTF8Buffer { text in
      var candidates = 0..<starts.count
      while !candidates.isEmpty {
        let middle = candidates.lowerBound + candidates.count / 2
        let entry = text[Int(starts[middle])...].prefix { $0 != UInt8(ascii: " ") }
        let key = entry.prefix { $0 != UInt8(ascii: "=") }
        if name.elementsEqual(key) { return value(entry.dropFirst(key.count + 1)) }
        if name.lexicographicallyPrecedes(key) {
          candidates = candidates.lowerBound..<middle
        } else {
          candidates = (middle + 1)..<candidates.upperBound
        }
      }
      return nil
    }
  }

  /// The references that are in most text with references.
  private static let common: [(name: String, characters: String)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("nbsp", "\u{A0}"),
  ]

  private static func value(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (characters: String, isLegacy: Bool) {
    let isLegacy = text.last == UInt8(ascii: "!")
    let numbers = text.dropLast(isLegacy ? 1 : 0).split(separator: UInt8(ascii: "+"))
    let characters = numbers.compactMap { number in
      UInt32(String(decoding: number, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }
    return (String(String.UnicodeScalarView(characters)), isLegacy)
  }

  /// The positions of the entries of ``table``, which are sorted by name.
  private static let starts: [UInt16] = table.withUTF8Buffer { text in
    [0] + text.indices.filter { text[$0] == UInt8(ascii: " ") }.map { UInt16($0 + 1) }
  }
}
