import Content

/// The texts to search for. A small table contains the four bytes of each text that are rarest among all texts, so that
/// most bytes of a file cost one lookup.
struct PrivateTexts: Sendable {
  /// The number of bytes that are looked up.
  static let keyLength = 4

  private struct Needle: Sendable {
    let bytes: [UInt8]
    /// The offset of the bytes that are looked up.
    let offset: Int
    let secrets: [Secret]
  }

  private let needles: [UInt32: [Needle]]
  /// For each hash of four bytes, whether the bytes of a needle have it.
  private let beginnings: [Bool]

  init(_ texts: [(bytes: [UInt8], secret: Secret)]) {
    let texts = Dictionary(grouping: texts, by: \.bytes).mapValues { $0.map(\.secret) }
    var counts: [UInt32: Int] = [:]
    for bytes in texts.keys {
      for offset in 0...(bytes.count - Self.keyLength) { counts[Self.key(bytes, offset), default: 0] += 1 }
    }
    var needles: [UInt32: [Needle]] = [:]
    var beginnings = [Bool](repeating: false, count: 1 << 16)
    for (bytes, secrets) in texts {
      let rarest = (0...(bytes.count - Self.keyLength)).min {
        (counts[Self.key(bytes, $0)] ?? 0, $0) < (counts[Self.key(bytes, $1)] ?? 0, $1)
      }
      let key = Self.key(bytes, rarest ?? 0)
      needles[key, default: []].append(Needle(bytes: bytes, offset: rarest ?? 0, secrets: secrets))
      beginnings[Self.hash(key)] = true
    }
    self.needles = needles
    self.beginnings = beginnings
  }

  /// Calls `found` with each private value in `characters` and its position.
  func search(_ characters: ReadableCharacters, found: (Secret, Int) -> Void) {
    guard !needles.isEmpty, characters.bytes.count >= Self.keyLength else { return }
    let span = characters.bytes.span
    var key = Self.key(0, span[0], span[1], span[2])
    for index in (Self.keyLength - 1)..<span.count {
      key = key >> 8 | UInt32(span[index]) << 24
      guard beginnings[Self.hash(key)], let candidates = needles[key] else { continue }
      for needle in candidates {
        let start = index - (Self.keyLength - 1) - needle.offset
        let range = start..<(start + needle.bytes.count)
        guard Self.contains(span, needle.bytes, at: range), characters.isWhole(range) else { continue }
        for secret in needle.secrets { found(secret, start) }
      }
    }
  }

  private static func contains(_ bytes: Span<UInt8>, _ needle: [UInt8], at range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return false }
    for offset in needle.indices where bytes[range.lowerBound + offset] != needle[offset] { return false }
    return true
  }

  private static func key(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    key(bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3])
  }

  private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32 {
    UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | UInt32(fourth) << 24
  }

  private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 16) }
}
