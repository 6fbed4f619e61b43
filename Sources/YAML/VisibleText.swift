import Diagnostics

/// YAML text without the invisible characters that would become part of names and values, and warnings about them.
struct VisibleText {
  let bytes: ArraySlice<UInt8>
  let diagnostics: [Diagnostic]

  /// Removes the invisible characters of `text`, which begins on line `firstLine` of the file at `path`, and replaces
  /// each no-break space with a space where YAML expects a space.
  init(_ text: ArraySlice<UInt8>, path: String, firstLine: Int) {
    let found = (InvisibleCharacter.all(in: text) + Self.hiddenInWords(text))
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    diagnostics = InvisibleCharacter.findings(found, in: text, path: path, firstLine: firstLine)
    bytes = InvisibleCharacter.removing(found, from: text)
  }

  /// The number of bytes around a no-break space that are examined, so that a line with many of them takes little time.
  private static let nearby = 400

  /// Returns the soft hyphens, and the no-break spaces where YAML expects a space: at either end of a line, and after
  /// `-`, a field's colon, a comma, or an opening bracket.
  private static func hiddenInWords(_ text: ArraySlice<UInt8>) -> [InvisibleCharacter] {
    guard text.contains(0xC2) else { return [] }
    var found: [InvisibleCharacter] = []
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: 0xC2), start + 1 < text.endIndex {
      index = start + 2
      if text[start + 1] == 0xAD {
        found.append(InvisibleCharacter(range: start..<index, scalar: "\u{00AD}"))
      } else if text[start + 1] == 0xA0, isSeparator(start, of: text) {
        found.append(InvisibleCharacter(range: start..<index, scalar: "\u{00A0}"))
      }
    }
    return found
  }

  /// Returns whether YAML expects a space at the no-break space at `index`.
  private static func isSeparator(_ index: Int, of text: ArraySlice<UInt8>) -> Bool {
    let after = text[(index + 2)...].prefix(nearby).drop { isSpace($0) }
    if after.first.map({ $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) ?? true { return true }
    let window = text[..<index].suffix(nearby)
    let lineStart = window.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.startIndex
    guard lineStart >= window.startIndex else { return false }
    let before = text[lineStart..<index]
    guard let last = before.last(where: { !isSpace($0) }) else { return true }
    let words = before.filter { !isSpace($0) }
    switch last {
    case UInt8(ascii: "-"): return words.count == 1
    case UInt8(ascii: ":"): return words.dropLast().allSatisfy(isInKey)
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"):
      let value = before.firstIndex(of: UInt8(ascii: ":")).map { before[($0 + 1)...] } ?? before
      return value.first { !isSpace($0) }.map { "[{-".utf8.contains($0) } == true
    default: return false
    }
  }

  /// Returns whether a byte is a space, a tab, or part of a no-break space.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 0xC2 || byte == 0xA0 }

  private static func isInKey(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || "0123456789-_.".utf8.contains(byte)
  }
}
