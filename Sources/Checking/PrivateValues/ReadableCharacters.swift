/// A sequence of folded characters, without white space, as UTF-8.
struct ReadableCharacters {
  private(set) var bytes: [UInt8] = []
  /// The positions in ``bytes`` before which there is white space or a tag, in ascending order.
  private var gaps: [Int] = []
  /// The positions in ``bytes`` before which a line ends, in ascending order.
  private var lineEnds: [Int] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    lineEnds.removeAll(keepingCapacity: true)
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func addGap() { if gaps.last != bytes.count { gaps.append(bytes.count) } }

  mutating func addLineEnd() {
    addGap()
    lineEnds.append(bytes.count)
  }

  mutating func add(_ folded: CharacterFolding.Folded) {
    switch folded {
    case .nothing: break
    case .gap: addGap()
    case .lineEnd: addLineEnd()
    // A dash can be written as two or three hyphens.
    case .dash: if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
    case .character(let byte): bytes.append(byte)
    case .characters(let folded): bytes += folded
    }
  }

  func hasSuffix(_ text: String) -> Bool { bytes.suffix(text.utf8.count).elementsEqual(text.utf8) }

  func contains(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }

  /// Returns whether there is white space or a tag before `position`.
  func hasGap(at position: Int) -> Bool {
    var candidates = 0..<gaps.count
    while !candidates.isEmpty {
      let middle = candidates.lowerBound + candidates.count / 2
      if gaps[middle] == position { return true }
      candidates = gaps[middle] < position ? (middle + 1)..<candidates.upperBound : candidates.lowerBound..<middle
    }
    return false
  }

  /// Returns the line of `position`, counting from 0.
  func line(of position: Int) -> Int { lineEnds.count { $0 <= position } }

  /// Returns whether `range` is not part of a longer word or number. In scripts without spaces between words, nothing
  /// is known about that.
  func isWhole(_ range: Range<Int>) -> Bool {
    !isJoined(at: range.lowerBound) && !isJoined(at: range.upperBound)
  }

  private func isJoined(at position: Int) -> Bool {
    guard 0 < position, position < bytes.count, Self.beginsWord(bytes[position]), !hasGap(at: position) else {
      return false
    }
    let lead = bytes[..<position].last { $0 & 0xC0 != 0x80 } ?? 0
    return Self.beginsWord(lead)
  }

  /// Returns whether the character with the first byte `lead` is a digit or a letter of a script that separates words:
  /// Latin, Greek, Cyrillic, or Armenian.
  private static func beginsWord(_ lead: UInt8) -> Bool {
    switch lead {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0xC3...0xD5: true
    default: false
    }
  }
}
