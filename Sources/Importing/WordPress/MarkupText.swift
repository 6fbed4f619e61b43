import HTML
import HTML

/// Text operations on bytes. Markup is ASCII, and processing characters takes many times as long.
extension StringProtocol {
  /// A Boolean value that indicates whether the text contains only spaces, tabs, and line breaks.
  var isBlank: Bool { utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 } }
}

extension String {
  /// The text with its character references decoded. A control character, which XML does not allow, becomes a space.
  func decodingReferences(in place: CharacterReferences.Place) -> String {
    CharacterReferences.decoding(self, in: place).replacingControlCharacters
  }

  /// The text with spaces in place of control characters.
  var replacingControlCharacters: String {
    guard utf8.contains(where: { $0 < 32 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }

  /// Returns the text with every `old` replaced by `new`.
  func substituting(_ old: String, with new: String) -> String {
    guard utf8.range(of: old) != nil else { return self }
    return replacing(old, with: new)
  }
}

extension Substring {
  /// The lines of the text.
  var lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}

extension String.UTF8View {
  /// Returns the first occurrence of `needle`.
  func range(of needle: String) -> Range<Index>? { self[...].range(of: needle) }
}

extension Substring.UTF8View {
  /// Returns the first occurrence of `needle`.
  func range(of needle: String) -> Range<Index>? {
    let needle = Array(needle.utf8)
    var start = startIndex
    while let found = self[start...].firstIndex(of: needle[0]) {
      if self[found...].starts(with: needle) { return found..<index(found, offsetBy: needle.count) }
      start = index(after: found)
    }
    return nil
  }
}
