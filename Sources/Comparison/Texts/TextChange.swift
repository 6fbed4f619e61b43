/// A change to a paragraph, heading, or list item, word by word.
package struct TextChange: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// The runs of words in reading order. Where words are replaced, removed words come first.
  package let parts: [Part]

  /// Returns the change for a new paragraph.
  static func added(_ text: String) -> Self { Self(parts: [.added(text)]) }

  /// Returns the change for a removed paragraph.
  static func removed(_ text: String) -> Self { Self(parts: [.removed(text)]) }

  /// Returns the change from one paragraph to another.
  static func between(_ old: String, _ new: String) -> Self {
    let (oldWords, newWords) = (Words.of(old), Words.of(new))
    var parts: [Part] = []
    for run in SequenceComparison.runs(oldWords, newWords) {
      switch run {
      case .same(let range, _): parts.append(.same(oldWords[range].joined(separator: " ")))
      case .replaced(let oldRange, let newRange):
        if !oldRange.isEmpty { parts.append(.removed(oldWords[oldRange].joined(separator: " "))) }
        if !newRange.isEmpty { parts.append(.added(newWords[newRange].joined(separator: " "))) }
      }
    }
    return Self(parts: parts)
  }

  /// Returns the change with at most `count` unchanged words on either side and at most `longest` words of each removed
  /// or added run; `…` replaces the rest.
  package func excerpt(around count: Int, longest: Int) -> Self {
    let last = parts.count - 1
    return Self(
      parts: parts.enumerated().map { position, part in
        switch part {
        case .removed(let text): .removed(Self.shortened(text, first: longest, last: 0))
        case .added(let text): .added(Self.shortened(text, first: longest, last: 0))
        case .same(let text):
          .same(
            Self.shortened(text, first: position == 0 ? 0 : count, last: position == last ? 0 : count))
        }
      })
  }

  private static func shortened(_ text: String, first: Int, last: Int) -> String {
    let words = Words.of(text)
    guard words.count > first + last + 1 else { return text }
    return (words.prefix(first) + ["…"] + words.suffix(last)).joined(separator: " ")
  }
}
