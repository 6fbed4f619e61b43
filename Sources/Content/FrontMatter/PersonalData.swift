import Diagnostics

/// Finds personal data in public text: an email address at a free provider, a phone number as written in North America,
/// or a street with a house number.
struct PersonalData {
  private enum Kind: String {
    case mailbox = "a private email address"
    case telephone = "a phone number"
    case street = "a home address"
  }

  private let text: ArraySlice<UInt8>
  private let path: String
  private let allowed: Set<String>
  private let firstLine: Int
  private let firstColumn: Int
  /// The position up to which lines have been counted, and the start of the last line.
  private var counted: (index: Int, line: Int)
  private var lineStart: Int
  private var diagnostics: [Diagnostic] = []

  /// Returns a warning for each match in `text`, which begins on `line` of the file at `path`, except those that are
  /// allowed.
  static func findings(in text: ArraySlice<UInt8>, line: Int, column: Int = 1, path: String, allowed: [String])
    -> [Diagnostic]
  {
    var search = PersonalData(
      text: text, path: path, allowed: Set(allowed), firstLine: line, firstColumn: column,
      counted: (text.startIndex, line), lineStart: text.startIndex)
    for index in candidates(in: text) { search.look(at: index) }
    return search.diagnostics
  }

  /// Returns the positions of `@` signs and first digits of numbers. Checks eight bytes at a time, because most bytes
  /// are neither.
  private static func candidates(in text: ArraySlice<UInt8>) -> [Int] {
    var candidates: [Int] = []
    let bytes = text.span
    let words = bytes.bytes
    var wasDigit = false
    var index = 0
    while index < bytes.count {
      let end = min(index + 8, bytes.count)
      if end - index == 8, !mayHoldCandidate(words.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        wasDigit = false
        index = end
        continue
      }
      for position in index..<end {
        let byte = bytes[position]
        let isDigit = byte &- 0x30 < 10
        if isDigit && !wasDigit || byte == 0x40 { candidates.append(text.startIndex + position) }
        wasDigit = isDigit
      }
      index = end
    }
    return candidates
  }

  /// Returns whether one of eight bytes is an `@` or has the upper half of a digit.
  private static func mayHoldCandidate(_ word: UInt64) -> Bool {
    func hasZero(_ word: UInt64) -> Bool { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 }
    return hasZero(word & 0xF0F0_F0F0_F0F0_F0F0 ^ 0x3030_3030_3030_3030) || hasZero(word ^ 0x4040_4040_4040_4040)
  }

  private mutating func look(at index: Int) {
    if text[index] == 0x40 { return mailbox(around: index) }
    if !telephone(at: index) { street(at: index) }
  }

  private mutating func report(_ range: Range<Int>, _ kind: Kind) {
    let found = String(decoding: text[range], as: UTF8.self)
    guard !allowed.contains(found) else { return }
    for index in counted.index..<max(counted.index, range.lowerBound) where text[index] == UInt8(ascii: "\n") {
      counted.line += 1
      lineStart = index + 1
    }
    counted.index = max(counted.index, range.lowerBound)
    let line = counted.line
    let column = text[lineStart..<max(lineStart, range.lowerBound)].count { $0 & 0xC0 != 0x80 }
    diagnostics.append(
      Diagnostic(
        .personalData, "\"\(found)\" looks like \(kind.rawValue)",
        at: SourceLocation(
          path: path, line: line, column: (line == firstLine ? firstColumn : 1) + column,
          length: found.unicodeScalars.count),
        help: "remove it, or add allow: [\"\(found)\"] to the front matter"))
  }
}

extension PersonalData {
  private static let freeProviders: Set = [
    "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "msn.com", "aol.com",
    "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com", "comcast.net", "verizon.net",
  ]

  private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  private func isMail(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || ".-_+%".utf8.contains(byte) }

  private mutating func mailbox(around at: Int) {
    var start = at
    while start > text.startIndex, isMail(text[start - 1]) { start -= 1 }
    var end = at + 1
    while end < text.endIndex, isMail(text[end]) { end += 1 }
    while end > at + 1, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let host = String(decoding: text[(at + 1)..<end], as: UTF8.self).lowercased()
    if start < at, Self.freeProviders.contains(host) { report(start..<end, .mailbox) }
  }

  /// Reports a phone number at `start`, and returns whether there is one: `(512) 555-0100`, `512-555-0100`,
  /// `512.555.0100`.
  private mutating func telephone(at start: Int) -> Bool {
    var index = start
    func take(_ count: Int) -> Bool {
      guard index + count <= text.endIndex, text[index..<index + count].allSatisfy(isDigit) else { return false }
      index += count
      return true
    }
    func separator() -> Bool {
      let before = index
      if index < text.endIndex, text[index] == UInt8(ascii: ")") { index += 1 }
      if index < text.endIndex, [0x20, 0x2D, 0x2E].contains(text[index]) { index += 1 }
      return index > before
    }
    guard take(3), separator(), take(3), separator(), take(4), index == text.endIndex || !isDigit(text[index]) else {
      return false
    }
    let isInParentheses =
      start > text.startIndex && text[start - 1] == UInt8(ascii: "(") && text[start + 3] == UInt8(ascii: ")")
    let opening = isInParentheses ? start - 1 : start
    report(opening..<index, .telephone)
    return true
  }

  private static let streets: Set = [
    "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "dr", "lane", "ln", "court", "ct",
    "terrace", "way",
  ]

  /// Reports a street address: a number, up to three capitalized words, and a word such as "Street".
  private mutating func street(at start: Int) {
    var index = start
    while index < text.endIndex, isDigit(text[index]) { index += 1 }
    guard index - start <= 5 else { return }
    for count in 0..<4 {
      guard index < text.endIndex, text[index] == 0x20 else { return }
      let word = index + 1
      guard word < text.endIndex, 0x41...0x5A ~= text[word] else { return }
      index = word
      while index < text.endIndex, isLetter(text[index]) { index += 1 }
      let name = String(decoding: text[word..<index], as: UTF8.self).lowercased()
      if count > 0, Self.streets.contains(name) {
        return report(start..<index, .street)
      }
    }
  }
}
