import HTML

/// Words and lines in UTF-8. ASCII characters are recognized by their bytes; only other characters are decoded.
extension ByteText {
  /// Returns the length of the white space character at `index`, or 0 if there is another character, as in Python's
  /// `str.isspace`.
  @inline(__always)
  static func blankLength(at index: Int, in text: borrowing Span<UInt8>) -> Int {
    let byte = text[index]
    if byte < 0x80 { return byte == 0x20 || 0x09...0x0D ~= byte || 0x1C...0x1F ~= byte ? 1 : 0 }
    guard byte >= 0xC2 else { return 0 }
    let (scalar, length) = scalar(at: index, in: text)
    return TextForms.isBlank(scalar) ? length : 0
  }

  /// Returns the length of the line break at `index`, or 0 if there is another character, as in Python's `splitlines`.
  private static func breakLength(at index: Int, in text: borrowing Span<UInt8>) -> Int {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch text[index] {
    case UInt8(ascii: "\r"): return byte(1) == UInt8(ascii: "\n") ? 2 : 1
    case 0x0A...0x0C, 0x1C...0x1E: return 1
    case 0xC2: return byte(1) == 0x85 ? 2 : 0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  /// Returns the character at `index` and the number of its bytes.
  static func scalar(at index: Int, in text: borrowing Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(text[index])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= text.count else { return (Unicode.Scalar(text[index]), 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Returns the ranges of the words that white space separates.
  static func words(of text: borrowing Span<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var index = 0
    while index < text.count {
      let blank = blankLength(at: index, in: text)
      if blank > 0, let first = start {
        words.append(first..<index)
        start = nil
      } else if blank == 0, start == nil {
        start = index
      }
      index += max(1, blank)
    }
    if let start { words.append(start..<text.count) }
    return words
  }

  /// Returns the lines without their line breaks, as Python's `splitlines` finds them.
  static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let span = text.span
    var lines: [ArraySlice<UInt8>] = []
    var (start, index) = (0, 0)
    while index < span.count {
      let length = breakLength(at: index, in: span)
      if length > 0 {
        lines.append(text[start..<index])
        start = index + length
      }
      index += max(1, length)
    }
    return start < text.count ? lines + [text[start...]] : lines
  }

  /// Returns the number of words: sequences of letters, digits, and underscores, as `\w+` matches them in Python.
  static func wordCount(of text: borrowing Span<UInt8>) -> Int {
    var (count, index) = (0, 0)
    var isInWord = false
    while index < text.count {
      let byte = text[index]
      var (isWord, length) = (byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_"), 1)
      if byte >= 0x80 {
        let (scalar, size) = scalar(at: index, in: text)
        (isWord, length) = (TextForms.isWord(scalar), size)
      }
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
      index += length
    }
    return count
  }
}
