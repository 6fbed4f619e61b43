import Values

/// Texts looked at by their bytes: markup is in ASCII, and to tell characters apart takes many times as long.
extension StringProtocol {
  /// Whether there is nothing but blanks and ends of lines.
  var isBlank: Bool { utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 } }
}

extension String {
  /// With what its references stand for. What XML allows no export to hold, a control character, becomes a blank.
  var decodingReferences: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    let characters = CharacterReferences.decoding(self).unicodeScalars
    return String(String.UnicodeScalarView(characters.map { $0.value < 32 ? " " : $0 }))
  }

  /// The same with `new` for each `old`.
  func substituting(_ old: String, with new: String) -> String {
    guard utf8.range(of: old) != nil else { return self }
    return replacing(old, with: new)
  }
}

extension Substring {
  /// What stands between the ends of lines.
  var lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}

extension String.UTF8View {
  /// Where `needle` stands first.
  func range(of needle: String) -> Range<Index>? { self[...].range(of: needle) }
}

extension Substring.UTF8View {
  /// Where `needle` stands first.
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
