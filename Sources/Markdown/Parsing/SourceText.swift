import HTML

/// The Markdown source with its lines, for finding where something was written in the file.
///
/// cmark-gfm counts the columns of a continuation line without the block quote markers and indentation before it,
/// miscounts lines in titles and link definitions, and has no position for some links. Its positions are therefore only
/// the start of a search.
struct SourceText {
  /// An empty set of preceding bytes, which matches any.
  static let anything: [UInt8] = []
  /// The maximum distance of a search from the expected position, in bytes, which limits the work for long paragraphs.
  private static let reach = 4096

  private let bytes: ArraySlice<UInt8>
  private let startLine: Int
  /// The line of the file on which the text begins.
  var firstLine: Int { startLine }
  private lazy var lineStarts = Self.lineStarts(in: bytes)
  /// The last place that was computed: the index, and the scalars before it on its line, from which counting continues.
  private var counted = (line: -1, index: 0, scalars: 0)

  init(_ bytes: ArraySlice<UInt8>, startLine: Int) {
    self.bytes = bytes
    self.startLine = startLine
  }

  /// Returns the lines with these numbers, counted from 1, as a range of indices, which is empty for lines that do not
  /// exist.
  mutating func range(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let first = max(lines.lowerBound, 1) - 1
    guard first < lineStarts.count else { return bytes.endIndex..<bytes.endIndex }
    let start = lineStarts[first]
    return start..<(lines.upperBound < lineStarts.count ? max(start, lineStarts[lines.upperBound]) : bytes.endIndex)
  }

  /// Returns the index of the first `text` near the start of `range` that directly follows one of the bytes `before`.
  ///
  /// The start of the source counts as following a line feed.
  func firstIndex(of text: [UInt8], in range: Range<Int>, after before: [UInt8]) -> Int? {
    guard let initial = text.first else { return nil }
    let near = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + Self.reach + text.count)]
    var index = near.firstIndex(of: initial, from: near.startIndex)
    while let found = index {
      let previous = found > bytes.startIndex ? bytes[found - 1] : UInt8(ascii: "\n")
      if before.isEmpty || before.contains(previous), near[found...].starts(with: text) { return found }
      index = near.firstIndex(of: initial, from: found + 1)
    }
    return nil
  }

  /// Returns the index of the `byte` in `range` that is nearest to `index`.
  func nearestIndex(of byte: UInt8, to index: Int, in range: Range<Int>) -> Int? {
    let near = range.clamped(to: (index - Self.reach / 8)..<(index + Self.reach / 8))
    return near.filter { bytes[$0] == byte }.min { abs($0 - index) < abs($1 - index) }
  }

  /// Returns the place in the file of the bytes in `range`, which must be on one line.
  mutating func place(of range: Range<Int>) -> MarkdownPlace {
    var line = 0
    var end = lineStarts.count
    while end - line > 1 {
      let middle = (line + end) / 2
      if lineStarts[middle] <= range.lowerBound { line = middle } else { end = middle }
    }
    if counted.line != line || counted.index > range.lowerBound {
      counted = (line: line, index: lineStarts[line], scalars: 0)
    }
    counted.scalars += scalarCount(counted.index..<range.lowerBound)
    counted.index = range.lowerBound
    return MarkdownPlace(line: startLine + line, column: 1 + counted.scalars, length: max(1, scalarCount(range)))
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }

  /// Returns the starts of the lines as cmark-gfm counts them.
  static func lineStarts(in bytes: ArraySlice<UInt8>) -> [Int] {
    var starts = [bytes.startIndex]
    let endsOnlyWithLineFeeds = bytes.firstIndex(of: UInt8(ascii: "\r"), from: bytes.startIndex) == nil
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if endsOnlyWithLineFeeds {
        index = bytes.endOfLine(at: index)
        if bytes[index - 1] == UInt8(ascii: "\n") { starts.append(index) }
      } else {
        let byte = bytes[index]
        index += 1
        let isBeforeLineFeed = index < bytes.endIndex && bytes[index] == UInt8(ascii: "\n")
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && !isBeforeLineFeed { starts.append(index) }
      }
    }
    return starts
  }
}
