/// The beginnings of a Markdown text in which its excerpt is looked for, each longer than the one before, the last
/// whole.
///
/// Lists ask for the excerpts of all documents, so most must be had from the first few lines.
struct ExcerptBeginnings: Sequence, IteratorProtocol {
  private let source: ArraySlice<UInt8>
  private var end: Int
  private var isDone = false

  init(of source: ArraySlice<UInt8>) {
    self.source = source
    if let marker = MoreMarker.firstLine(in: source) {
      end = marker.upperBound
    } else {
      end = source.firstIndex { !$0.isHTMLSpace } ?? source.endIndex
      growToBlankLine(by: 0)
    }
  }

  mutating func next() -> ArraySlice<UInt8>? {
    if isDone { return nil }
    if end < source.endIndex, needsDefinitionsAfterEnd { end = source.endIndex }
    let beginning = source[..<end]
    isDone = end == source.endIndex
    growToBlankLine(by: beginning.count)
    return beginning
  }

  /// Whether what a bracket means may be said further on, as `[name]: address` or `[^1]: note` can stand anywhere.
  private var needsDefinitionsAfterEnd: Bool {
    source[..<end].contains(UInt8(ascii: "[")) && source.firstIndex(of: "]:", from: end) != nil
  }

  /// Moves the end on by `count` bytes, and on to a blank line, where any paragraph before it ends.
  private mutating func growToBlankLine(by count: Int) {
    let (target, overflowed) = end.addingReportingOverflow(count)
    end = overflowed ? source.endIndex : Swift.min(target, source.endIndex)
    while end < source.endIndex {
      end = source.endOfLine(at: end)
      if source[end..<source.endOfLine(at: end)].allSatisfy(\.isHTMLSpace) { return }
    }
  }
}
