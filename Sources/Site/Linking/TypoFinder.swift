/// Finds names that are one typo away from another name.
///
/// A typo adds, removes, or replaces one letter, or swaps two neighboring letters, in a word of at least five letters:
/// many short words, and numbers, differ by one letter on purpose. Two names are one typo away from each other if one
/// without a letter is the other, if both are the same with one letter masked, or if one with two letters swapped is the
/// other. Looking up fingerprints of these variants takes time in proportion to the lengths of the names, however many
/// are alike.
struct TypoFinder {
  struct Name {
    /// The name in URLs: `fair-housing`.
    let slug: String
    /// The position of its type. Names of different types are never near.
    let type: Int
  }

  /// Returns, for each of `names`, the position of the first of `candidates` that it is one typo away from. No name may
  /// be a candidate itself.
  static func nearest(to names: [Name], among candidates: [Name]) -> [Int?] {
    var letters = Letters()
    // Most fingerprints occur only once. A set of bits, which fits into the cache of a core, excludes nine out of ten
    // before they are looked up in a dictionary.
    var sought = BitSet(capacity: names.reduce(0) { $0 + $1.slug.utf8.count } * 3)
    for name in names {
      letters.load(name)
      letters.forEachMistake { sought.insert($0) }
    }
    var known: [UInt64: Int32] = [:]
    for (position, candidate) in candidates.enumerated() {
      letters.load(candidate)
      letters.forEachOriginal { fingerprint in
        if sought.mayContain(fingerprint), known[fingerprint] == nil { known[fingerprint] = Int32(position) }
      }
    }
    var found = BitSet(capacity: known.count)
    for fingerprint in known.keys { found.insert(fingerprint) }
    return names.map { name in
      var first: Int32?
      letters.load(name)
      letters.forEachMistake { fingerprint in
        guard found.mayContain(fingerprint), let position = known[fingerprint] else { return }
        first = min(first ?? position, position)
      }
      return first.map { Int($0) }
    }
  }
}

/// The letters of a name, with sums that give the fingerprint of each variant of it in constant time.
private struct Letters {
  private enum Kind: UInt64 {
    case whole, shortened, masked
  }

  private var type: UInt64 = 0
  private var letters: [Unicode.Scalar] = []
  /// The positions of letters in words in which typos are looked for.
  private var positions: [Int] = []
  /// For each position, the sum of the codes of the letters before it.
  private var before: [UInt64] = []
  /// The same, if each letter were one position further left.
  private var shiftedBefore: [UInt64] = []

  private static let shortestWord = 5
  /// Not a letter.
  private static let mask: UInt32 = 0xFFFF_FFFF

  mutating func load(_ name: TypoFinder.Name) {
    type = UInt64(name.type)
    letters.removeAll(keepingCapacity: true)
    letters.append(contentsOf: name.slug.unicodeScalars)
    before.removeAll(keepingCapacity: true)
    shiftedBefore.removeAll(keepingCapacity: true)
    var (sum, shiftedSum): (UInt64, UInt64) = (0, 0)
    for (index, letter) in letters.enumerated() {
      before.append(sum)
      shiftedBefore.append(shiftedSum)
      sum &+= Self.code(letter.value, at: index)
      shiftedSum &+= Self.code(letter.value, at: index - 1)
    }
    before.append(sum)
    shiftedBefore.append(shiftedSum)
    findLongWords()
  }

  private mutating func findLongWords() {
    positions.removeAll(keepingCapacity: true)
    var start = 0
    for end in 0...letters.count where end == letters.count || letters[end] == "-" || letters[end] == "/" {
      if end - start >= Self.shortestWord, letters[start..<end].allSatisfy(Self.isSpelled) { positions += start..<end }
      start = end + 1
    }
  }

  /// Returns whether a character is a letter, and not a number or a whole word, as in Chinese.
  private static func isSpelled(_ letter: Unicode.Scalar) -> Bool {
    letter.isASCII ? !("0"..."9" ~= letter) : letter.properties.numericType == nil && !letter.properties.isIdeographic
  }

  /// Calls `body` with the fingerprints under which ``forEachOriginal(_:)`` of another name finds this one, if this one
  /// is a mistake for it.
  func forEachMistake(_ body: (UInt64) -> Void) {
    let whole = before[letters.count]
    body(fingerprint(whole, .shortened))
    for (index, position) in positions.enumerated() {
      body(fingerprint(sum(without: position), .whole))
      body(fingerprint(sum(masking: position), .masked))
      guard index + 1 < positions.count, positions[index + 1] == position + 1 else { continue }
      body(fingerprint(sum(swapping: position), .whole))
    }
  }

  /// Calls `body` with the fingerprints of this name, and of its variants.
  func forEachOriginal(_ body: (UInt64) -> Void) {
    body(fingerprint(before[letters.count], .whole))
    for position in positions {
      body(fingerprint(sum(without: position), .shortened))
      body(fingerprint(sum(masking: position), .masked))
    }
  }

  private func sum(without index: Int) -> UInt64 {
    before[index] &+ shiftedBefore[letters.count] &- shiftedBefore[index + 1]
  }

  private func sum(masking index: Int) -> UInt64 {
    before[index] &+ Self.code(Self.mask, at: index) &+ before[letters.count] &- before[index + 1]
  }

  /// Returns the sum for the name in which the letter at `index` and the next one change places.
  private func sum(swapping index: Int) -> UInt64 {
    let swapped = Self.code(letters[index + 1].value, at: index) &+ Self.code(letters[index].value, at: index + 1)
    return before[index] &+ swapped &+ before[letters.count] &- before[index + 2]
  }

  private func fingerprint(_ sum: UInt64, _ kind: Kind) -> UInt64 { Self.mixed(sum, type &* 4 &+ kind.rawValue) }

  /// Returns a number that represents a letter at a position, mixed well enough that sums of them do not collide.
  private static func code(_ letter: UInt32, at index: Int) -> UInt64 {
    mixed(UInt64(letter), UInt64(truncatingIfNeeded: index))
  }

  /// Mixes two numbers as SplitMix64 does.
  private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var bits = first &+ (second &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}

/// A set of fingerprints with false positives: one bit for each.
private struct BitSet {
  private var words: [UInt64]
  private let mask: UInt64

  /// Creates a set in which `capacity` fingerprints take about a tenth of the bits.
  init(capacity: Int) {
    var count = 1
    while count * 64 < capacity * 8 { count *= 2 }
    words = Array(repeating: 0, count: count)
    mask = UInt64(count - 1)
  }

  mutating func insert(_ fingerprint: UInt64) { words[Int(fingerprint >> 6 & mask)] |= 1 << (fingerprint & 63) }

  func mayContain(_ fingerprint: UInt64) -> Bool {
    words[Int(fingerprint >> 6 & mask)] & 1 << (fingerprint & 63) != 0
  }
}
