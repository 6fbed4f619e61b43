/// A measure of the similarity of two texts.
enum WordSimilarity {
  /// The threshold from which two texts count as versions of the same text.
  static let ofTheSame = 0.5

  /// Returns the proportion of words that two texts share, from 0 to 1 (Dice's coefficient).
  static func of(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
    let count = first.count + second.count
    return count == 0 ? 1 : 2 * Double(first.intersection(second).count) / Double(count)
  }
}
