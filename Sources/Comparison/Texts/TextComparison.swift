/// Compares two texts paragraph by paragraph.
enum TextComparison {
  /// Returns the changes from `old` to `new` in reading order. A single paragraph in place of another counts as
  /// changed; among several, those that share half of their words do.
  static func changes(_ old: [String], _ new: [String]) -> [TextChange] {
    var changes: [TextChange] = []
    for case .replaced(let oldRange, let newRange) in SequenceComparison.runs(old, new) {
      if oldRange.count + newRange.count > SequenceComparison.reach {
        changes += unordered(old[oldRange], new[newRange])
      } else if oldRange.count == 1, newRange.count == 1 {
        changes.append(.between(old[oldRange.lowerBound], new[newRange.lowerBound]))
      } else {
        changes += paired(old[oldRange], new[newRange])
      }
    }
    return changes
  }

  /// Pairs each removed paragraph with the first similar added paragraph after the last pair.
  private static func paired(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> [TextChange] {
    var changes: [TextChange] = []
    let newWords = new.map(Self.words)
    var next = 0
    for text in old {
      let words = Self.words(text)
      let near = next..<min(newWords.count, next + 20)
      guard let match = near.first(where: { WordSimilarity.of(words, newWords[$0]) >= WordSimilarity.ofTheSame }) else {
        changes.append(.removed(text))
        continue
      }
      changes += new.dropFirst(next).prefix(match - next).map(TextChange.added)
      changes.append(.between(text, new[new.startIndex + match]))
      next = match + 1
    }
    return changes + new.dropFirst(next).map(TextChange.added)
  }

  /// Returns the paragraphs that are in only one of two long texts, regardless of order.
  private static func unordered(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> [TextChange] {
    let (oldTexts, newTexts) = (Set(old), Set(new))
    return old.filter { !newTexts.contains($0) }.map(TextChange.removed)
      + new.filter { !oldTexts.contains($0) }.map(TextChange.added)
  }

  private static func words(_ text: String) -> Set<Substring> { Set(Words.of(text)) }
}
