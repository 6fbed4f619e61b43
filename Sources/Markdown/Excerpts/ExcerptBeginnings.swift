import HTML

/// Prefixes of Markdown text in which to look for its excerpt, each longer than the previous one. The last is the whole
/// text.
///
/// Lists need the excerpts of all documents, so most must be found in the first few lines.
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

  /// A Boolean value that indicates whether a bracket may refer to a later definition: `[name]: url` or `[^1]: note`.
  private var needsDefinitionsAfterEnd: Bool {
    source[..<end].contains(UInt8(ascii: "[")) && source.firstIndex(of: "]:", from: end) != nil
  }

  /// Moves the end forward by `count` bytes, and then to the next blank line, where any paragraph ends.
  private mutating func growToBlankLine(by count: Int) {
    let (target, overflowed) = end.addingReportingOverflow(count)
    end = overflowed ? source.endIndex : Swift.min(target, source.endIndex)
    while end < source.endIndex {
      end = source.endOfLine(at: end)
      if source[end..<source.endOfLine(at: end)].allSatisfy(\.isHTMLSpace) { return }
    }
  }
}
