import Content

/// The numbers to search for, by their last seven digits.
struct PrivateNumbers: Sendable {
  private let numbers: [UInt32: [(number: PrivateNumber, secret: Secret)]]

  /// The longest prefix of a phone number that is written without a space: `00` and a country code.
  private static let longestPrefix = 5
  private static let longestCode = 3

  init(_ numbers: [(number: PrivateNumber, secret: Secret)]) {
    self.numbers = Dictionary(grouping: numbers) { Self.key($0.number.digits[...]) }
  }

  /// Digits with at most punctuation and white space between them.
  private struct Run {
    var digits: [UInt8] = []
    /// The positions of the digits.
    var positions: [Int] = []
  }

  /// Calls `found` with each private value in `characters` and its position.
  func search(_ characters: ReadableCharacters, found: (Secret, Int) -> Void) {
    guard !numbers.isEmpty else { return }
    var run = Run()
    for (position, byte) in characters.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        run.digits.append(byte)
        run.positions.append(position)
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
        UInt8(ascii: "'"):
        break
      default:
        search(run, in: characters, found: found)
        run.digits.removeAll(keepingCapacity: true)
        run.positions.removeAll(keepingCapacity: true)
      }
    }
    search(run, in: characters, found: found)
  }

  private func search(_ run: Run, in characters: ReadableCharacters, found: (Secret, Int) -> Void) {
    guard run.digits.count >= PrivateValueForms.fewestDigits else { return }
    for end in PrivateValueForms.fewestDigits...run.digits.count {
      guard let candidates = numbers[Self.key(run.digits[..<end])] else { continue }
      for (number, secret) in candidates where run.digits[..<end].reversed().starts(with: number.digits.reversed()) {
        let range = (end - number.digits.count)..<end
        if Self.isWhole(number, range, of: run, in: characters) { found(secret, run.positions[range.lowerBound]) }
      }
    }
  }

  /// Returns whether the digits in `range` are a number of their own, not part of a longer one.
  private static func isWhole(
    _ number: PrivateNumber, _ range: Range<Int>, of run: Run, in characters: ReadableCharacters
  ) -> Bool {
    func isJoined(_ index: Int) -> Bool {
      index > 0 && index < run.digits.count && run.positions[index] == run.positions[index - 1] + 1
        && !characters.hasGap(at: run.positions[index])
    }
    guard !isJoined(range.upperBound) else { return false }
    var start = range.lowerBound
    while isJoined(start) { start -= 1 }
    let prefix = run.digits[start..<range.lowerBound]
    if number.isPhone {
      // Phone numbers are written in groups of two digits or more. The coordinates of an image often are not.
      guard range.dropFirst().count(where: { !isJoined($0) }) < range.count / 2 else { return false }
      return prefix.count <= longestCode || prefix.count <= longestPrefix && prefix.starts(with: "00".utf8)
    }
    // Thousands can be separated.
    let groups = range.dropFirst().filter { !isJoined($0) }
    return prefix.isEmpty && groups.allSatisfy { (range.upperBound - $0) % 3 == 0 }
  }

  /// Returns the last seven digits as a number.
  private static func key(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.suffix(PrivateValueForms.fewestDigits).reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) }
  }
}
