/// The positions of a file's front matter and body.
package struct FrontMatter {
  /// The range of the YAML between the `---` lines; `nil` if the file has none.
  package let yaml: Range<Int>?
  /// The line number of the opening `---`, counted from 1. The YAML begins on the next line.
  package let line: Int
  package let body: Range<Int>
  package let bodyLine: Int
  /// A Boolean value that indicates whether the closing `---` is missing.
  package let isUnclosed: Bool

  /// Finds the front matter in `bytes`: a first line `---`, after an optional byte order mark and blank lines, up to
  /// the next line `---`. Lines may end in CRLF, and the file may end right after the closing line.
  package init(_ bytes: [UInt8]) {
    var lines = LineScanner(bytes)
    var opening = lines.next()
    while let line = opening, lines.isBlank(line) { opening = lines.next() }
    guard let opening, lines.isFence(opening) else {
      (yaml, line, body, bodyLine, isUnclosed) = (nil, 1, lines.start..<bytes.count, 1, false)
      return
    }
    line = lines.number
    while let candidate = lines.next() {
      guard lines.isFence(candidate) else { continue }
      yaml = opening.end..<candidate.start
      body = candidate.end..<bytes.count
      bodyLine = lines.number + 1
      isUnclosed = false
      return
    }
    (yaml, body, bodyLine, isUnclosed) = (opening.end..<bytes.count, bytes.count..<bytes.count, lines.number, true)
  }
}

/// Iterates over lines without copying them.
private struct LineScanner {
  /// A line, from its first byte to the first byte of the next line.
  struct Line {
    let start: Int
    let end: Int
  }

  private let bytes: [UInt8]
  private var position: Int
  /// The first byte after the byte order mark.
  let start: Int
  /// The number of the last returned line, counted from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    position = start
  }

  mutating func next() -> Line? {
    guard position < bytes.count else { return nil }
    let line = Line(
      start: position, end: bytes[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count)
    position = line.end
    number += 1
    return line
  }

  func isBlank(_ line: Line) -> Bool {
    bytes[line.start..<line.end].allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  /// Returns whether a line is three dashes, followed by nothing but whitespace.
  func isFence(_ line: Line) -> Bool {
    let dashes = line.start..<min(line.start + 3, line.end)
    return dashes.count == 3 && dashes.allSatisfy { bytes[$0] == UInt8(ascii: "-") }
      && isBlank(Line(start: line.start + 3, end: line.end))
  }
}
