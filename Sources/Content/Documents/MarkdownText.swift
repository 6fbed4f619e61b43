import Diagnostics
import HTML

/// Markdown text in a field.
package struct MarkdownText: Sendable {
  package let text: String
  package let line: Int

  /// Returns `location` in the text, which counts from the text's first line, as the location in `file`, the document
  /// with the field. YAML can fold, indent, and quote the lines of a text, so the same characters are searched for.
  package func location(_ location: SourceLocation, in file: [UInt8]) -> SourceLocation {
    let text = Array(self.text.utf8)[...]
    guard let start = text.index(line: location.line - line, column: location.column - 1) else { return location }
    let length = text[start...].prefix { $0 != UInt8(ascii: "\n") }.byteCount(ofScalars: location.length)
    let written = text[start..<start + length]
    let field = file[...].index(line: line - 1, column: 0) ?? file.startIndex
    let earlier = text[..<start].countOccurrences(of: written)
    guard !written.isEmpty, let found = file[field...].occurrence(earlier, of: written) else { return location }
    var located = location
    let before = file[..<found]
    located.line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? file.startIndex
    located.column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return located
  }
}

extension ArraySlice<UInt8> {
  /// Returns the index of a character, by its line and column, counted from 0.
  fileprivate func index(line: Int, column: Int) -> Int? {
    guard line >= 0, column >= 0 else { return nil }
    var start = startIndex
    for _ in 0..<line {
      guard start < endIndex else { return nil }
      start = endOfLine(at: start)
    }
    return start + self[start...].byteCount(ofScalars: column)
  }

  /// Returns the number of bytes of the first `count` Unicode scalars.
  fileprivate func byteCount(ofScalars count: Int) -> Int {
    var left = count
    let end = firstIndex { byte in
      if byte & 0xC0 != 0x80 { left -= 1 }
      return left < 0
    }
    return (end ?? endIndex) - startIndex
  }

  fileprivate func countOccurrences(of text: Self) -> Int {
    var (count, rest) = (0, self)
    while let found = rest.firstRange(of: text) { (count, rest) = (count + 1, rest[found.upperBound...]) }
    return count
  }

  /// Returns the start of the occurrence of `text` with this number, counted from 0.
  fileprivate func occurrence(_ number: Int, of text: Self) -> Int? {
    var rest = self
    for _ in 0..<number {
      guard let found = rest.firstRange(of: text) else { return nil }
      rest = rest[found.upperBound...]
    }
    return rest.firstRange(of: text)?.lowerBound
  }
}
