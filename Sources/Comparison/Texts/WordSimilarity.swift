/// How much two texts have in common.
enum WordSimilarity {
  /// From here on two texts count as versions of one.
  static let ofTheSame = 0.5

  /// The part of their words that two texts share, from 0 to 1 (Dice's coefficient).
  static func of(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
    let count = first.count + second.count
    return count == 0 ? 1 : 2 * Double(first.intersection(second).count) / Double(count)
  }
}
