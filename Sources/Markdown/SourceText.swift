/// The Markdown source with its lines, to find where in the file something was written.
///
/// cmark-gfm counts the columns of a continued line without the quote marks and indentation before it, loses count of
/// lines in titles and link definitions, and knows no place for some links. So its positions say where to begin
/// looking.
struct SourceText {
  /// No byte in particular that text stands after.
  static let anything: [UInt8] = []
  /// How far from where something is expected it is looked for, in bytes; keeps the work for long paragraphs in bounds.
  private static let reach = 4096

  private let bytes: ArraySlice<UInt8>
  private let startLine: Int
  /// The line of the file that the text begins on.
  var firstLine: Int { startLine }
  private lazy var lineStarts = Self.lineStarts(in: bytes)
  /// The place that was asked for last: the index and the scalars before it in its line, to go on counting from there.
  private var counted = (line: -1, index: 0, scalars: 0)

  init(_ bytes: ArraySlice<UInt8>, startLine: Int) {
    self.bytes = bytes
    self.startLine = startLine
  }

  /// The lines with these numbers, counted from 1, as a range of indices; lines that are not there are empty.
  mutating func range(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let first = max(lines.lowerBound, 1) - 1
    guard first < lineStarts.count else { return bytes.endIndex..<bytes.endIndex }
    let start = lineStarts[first]
    return start..<(lines.upperBound < lineStarts.count ? max(start, lineStarts[lines.upperBound]) : bytes.endIndex)
  }

  /// Where `text` first stands near the start of `range` right after one of the bytes `before`.
  ///
  /// The source begins after a line end.
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

  /// The `byte` in `range` that is nearest to `index`.
  func nearestIndex(of byte: UInt8, to index: Int, in range: Range<Int>) -> Int? {
    let near = range.clamped(to: (index - Self.reach / 8)..<(index + Self.reach / 8))
    return near.filter { bytes[$0] == byte }.min { abs($0 - index) < abs($1 - index) }
  }

  /// The place in the file of the bytes in `range`, which do not go beyond their line.
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

  /// Where the lines begin, as cmark-gfm counts them.
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
