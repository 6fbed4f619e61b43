/// A character that nobody can see or type, which text from web pages and word processors can contain.
package struct InvisibleCharacter {
  /// The range of the character's bytes in UTF-8 text.
  package let range: Range<Int>
  package let scalar: Unicode.Scalar

  package init(range: Range<Int>, scalar: Unicode.Scalar) {
    self.range = range
    self.scalar = scalar
  }

  /// The code point as the Unicode Standard writes it: "U+200B".
  package var code: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The code point and, if it is well known, the name: "U+200B (zero-width space)".
  package var description: String {
    let isControl = scalar.properties.generalCategory == .control
    return (isControl ? "control character" : Self.names[scalar]).map { "\(code) (\($0))" } ?? code
  }

  private static let nearby = 400

  private static let names: [Unicode.Scalar: String] = [
    "\u{00A0}": "no-break space", "\u{00AD}": "soft hyphen", "\u{200B}": "zero-width space",
    "\u{200C}": "zero-width non-joiner", "\u{200D}": "zero-width joiner", "\u{200E}": "left-to-right mark",
    "\u{200F}": "right-to-left mark", "\u{2028}": "line separator", "\u{2029}": "paragraph separator",
    "\u{2060}": "word joiner", "\u{FEFF}": "byte order mark",
  ]
}

extension InvisibleCharacter {
  /// Returns the invisible characters in `text`, except those that its script needs: joiners between letters of, for
  /// example, Persian or between emoji, and direction marks on lines with right-to-left text.
  ///
  /// Most text has none, so that its bytes are compared eight at a time.
  package static func all(in text: ArraySlice<UInt8>) -> [InvisibleCharacter] {
    candidates(in: text).compactMap { index in
      guard let scalar = String(decoding: text[index...].prefix(4), as: UTF8.self).unicodeScalars.first,
        isInvisible(scalar, at: index, of: text)
      else { return nil }
      return InvisibleCharacter(range: index..<(index + scalar.utf8.count), scalar: scalar)
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar, at index: Int, of text: ArraySlice<UInt8>) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0x200B, 0x2028, 0x2029, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF: true
    case 0x200C, 0x200D: !isJoiner(at: index, of: text)
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: !isOnRightToLeftLine(index, of: text)
    default: false
    }
  }

  /// Returns whether the character before `index` belongs to a script with joiners, or is an emoji.
  private static func isJoiner(at index: Int, of text: ArraySlice<UInt8>) -> Bool {
    let before = text[..<index].suffix(4)
    let start = before.lastIndex { $0 & 0xC0 != 0x80 } ?? before.startIndex
    guard let scalar = String(decoding: before[start...], as: UTF8.self).unicodeScalars.first else { return false }
    return scalar.value >= 0x0590 && !(0x2000...0x206F ~= scalar.value)
  }

  /// Returns whether the line around `index` has right-to-left text, which is searched for in the characters nearby, so
  /// that a long line with many marks takes little time.
  private static func isOnRightToLeftLine(_ index: Int, of text: ArraySlice<UInt8>) -> Bool {
    let (before, after) = (text[..<index].suffix(nearby), text[index...].prefix(nearby))
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    let end = after.firstIndex(of: UInt8(ascii: "\n")) ?? after.endIndex
    return String(decoding: text[start..<end], as: UTF8.self).unicodeScalars.contains {
      0x0590...0x08FF ~= $0.value || 0xFB1D...0xFDFF ~= $0.value || 0xFE70...0xFEFE ~= $0.value
    }
  }

  /// Returns the positions of control characters, and of bytes that begin an invisible character in UTF-8.
  private static func candidates(in text: ArraySlice<UInt8>) -> [Int] {
    var candidates: [Int] = []
    let bytes = text.span
    let words = bytes.bytes
    var index = 0
    while index < bytes.count {
      let end = min(index + 8, bytes.count)
      if end - index == 8, isPlain(words.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index = end
        continue
      }
      for position in index..<end where isCandidate(bytes[position]) {
        candidates.append(text.startIndex + position)
      }
      index = end
    }
    return candidates
  }

  /// Returns whether each of eight bytes is a visible ASCII character or a space.
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isHigh = word & (0x80 * ones)
    let isControl = (word &- 0x20 * ones) & ~word & (0x80 * ones)
    let delete = word ^ (0x7F * ones)
    let isDelete = (delete &- ones) & ~delete & (0x80 * ones)
    return isHigh | isControl | isDelete == 0
  }

  private static func isCandidate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension InvisibleCharacter {
  /// Returns `text` without `characters`, which are in it in this order. A no-break space becomes a space.
  package static func removing(_ characters: [InvisibleCharacter], from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !characters.isEmpty else { return text }
    var visible: [UInt8] = []
    var start = text.startIndex
    for character in characters {
      visible += text[start..<character.range.lowerBound]
      if character.scalar == "\u{00A0}" { visible.append(UInt8(ascii: " ")) }
      start = character.range.upperBound
    }
    return (visible + text[start...])[...]
  }

  /// Returns a warning for each line of `text` with invisible characters. `text` begins on line `firstLine` of the file
  /// at `path`.
  package static func findings(
    _ characters: [InvisibleCharacter], in text: ArraySlice<UInt8>, path: String, firstLine: Int = 1
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var (line, start) = (firstLine, text.startIndex)
    var rest = characters[...]
    while let first = rest.first {
      while let end = text[start..<first.range.lowerBound].firstIndex(of: UInt8(ascii: "\n")) {
        (line, start) = (line + 1, end + 1)
      }
      let end = text[first.range.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let onLine = rest.prefix { $0.range.lowerBound < end }
      rest = rest.dropFirst(onLine.count)
      let column = String(decoding: text[start..<first.range.lowerBound], as: UTF8.self).unicodeScalars.count + 1
      diagnostics.append(finding(onLine, at: SourceLocation(path: path, line: line, column: column)))
    }
    return diagnostics
  }

  /// Returns a warning about the invisible characters on a line.
  private static func finding(_ characters: ArraySlice<InvisibleCharacter>, at location: SourceLocation) -> Diagnostic {
    let isOne = characters.count == 1
    let first = characters.first.map { isOne ? $0.description : "the first is \($0.description)" } ?? ""
    if characters.allSatisfy({ $0.scalar == "\u{00A0}" }) {
      return Diagnostic(
        .invisibleCharacter,
        isOne
          ? "this is a no-break space, U+00A0, where YAML expects a space"
          : "these are no-break spaces, U+00A0, where YAML expects spaces",
        at: location, help: isOne ? "replace it with a space" : "replace each with a space")
    }
    return Diagnostic(
      .invisibleCharacter,
      isOne ? "an invisible character, \(first)" : "\(characters.count) invisible characters; \(first)", at: location,
      help: isOne ? "delete it, or type the text around it again" : "delete them, or type this line again")
  }
}
