/// Where a file's front matter and its body lie.
package struct FrontMatter {
  /// The YAML between the `---` lines; `nil` where the file has none.
  package let yaml: Range<Int>?
  /// The line of the opening `---`, counted from 1; the YAML begins on the next one.
  package let line: Int
  package let body: Range<Int>
  package let bodyLine: Int
  /// Whether an opening `---` was never closed.
  package let isUnclosed: Bool

  /// Finds the front matter of `bytes`: a first line `---`, after a byte order mark and blank lines if there are any, up to
  /// the next line `---`. Lines may end in CRLF, and the file right after the closing line.
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

/// Walks over lines without copying them.
private struct LineScanner {
  /// A line from its first byte to the first byte of the next.
  struct Line {
    let start: Int
    let end: Int
  }

  private let bytes: [UInt8]
  private var position: Int
  /// The first byte after the byte order mark.
  let start: Int
  /// The line last returned, counted from 1.
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

  /// Three dashes and nothing else but blanks.
  func isFence(_ line: Line) -> Bool {
    let dashes = line.start..<min(line.start + 3, line.end)
    return dashes.count == 3 && dashes.allSatisfy { bytes[$0] == UInt8(ascii: "-") }
      && isBlank(Line(start: line.start + 3, end: line.end))
  }
}
