import HTML

/// Limits on the memory that text can make cmark-gfm allocate, because it aborts the program if memory runs out.
enum SourceLimits {
  /// The maximum size of text, in bytes. HTML is at most seventy times the size of its Markdown, and cmark-gfm aborts
  /// at 1 GB; its tree takes up to 1,000 times the size for email addresses, and 40 times for prose.
  private static let size = 4 << 20
  /// The maximum total size of the uses of a link definition, in bytes.
  private static let definitionUses = 64 << 20
  /// The maximum number of empty cells that cmark-gfm may add to the short rows of a table.
  private static let addedCells = 200_000

  /// Returns the error for text that exceeds a limit.
  static func exceeded(by source: ArraySlice<UInt8>, startLine: Int = 1) -> MarkdownFinding? {
    func finding(at index: Int, _ message: String, help: String) -> MarkdownFinding {
      var text = SourceText(source, startLine: startLine)
      let line = text.place(of: index..<index).line
      return MarkdownFinding(rule: .textLimit, line: line, column: 1, length: 1, message: message, help: help)
    }
    if source.count > size {
      return finding(
        at: source.startIndex, "the text is larger than \(size >> 20) MB", help: "split it into several documents")
    }
    if let index = costlyDefinition(in: source) {
      return finding(
        at: index, "a link definition is too long to be used so often", help: "shorten its URL and title")
    }
    if let index = costlyTable(in: source) {
      return finding(at: index, "a table has too many empty cells", help: "use fewer columns or rows")
    }
    return nil
  }

  /// Returns a definition `[name]: url "title"` that is copied too often. It ends at the latest where the next one
  /// begins.
  private static func costlyDefinition(in source: ArraySlice<UInt8>) -> Int? {
    var start = source.firstIndex(of: "]:", from: source.startIndex)
    guard start != nil else { return nil }
    let uses = source.count(of: UInt8(ascii: "]"))
    guard uses * source.count > definitionUses else { return nil }
    while let index = start {
      let next = source.firstIndex(of: "]:", from: index + 2)
      if ((next ?? source.endIndex) - index) * uses > definitionUses {
        let end = source[index..<(next ?? source.endIndex)].firstBlankLine ?? next ?? source.endIndex
        if (end - index) * uses > definitionUses { return index }
      }
      start = next
    }
    return nil
  }

  /// Returns the start of consecutive nonblank lines that would form a table with far more cells than text.
  private static func costlyTable(in source: ArraySlice<UInt8>) -> Int? {
    let pipes = source.count(of: UInt8(ascii: "|"))
    guard pipes * source.count > addedCells else { return nil }
    guard pipes * source.count(of: UInt8(ascii: "\n")) > addedCells else { return nil }
    var (runStart, lineStart, rows, columns) = (source.startIndex, source.startIndex, 0, 0)
    while lineStart < source.endIndex {
      let line = source[lineStart..<source.endOfLine(at: lineStart)]
      if line.allSatisfy(\.isHTMLSpace) {
        (runStart, rows, columns) = (line.endIndex, 0, 0)
      } else {
        rows += 1
        columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
        if rows * columns > 2 * (line.endIndex - runStart) + addedCells { return runStart }
      }
      lineStart = line.endIndex
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Returns the number of occurrences of `byte`; fast if there are few.
  fileprivate func count(of byte: UInt8) -> Int {
    var count = 0
    var next = firstIndex(of: byte, from: startIndex)
    while let found = next {
      count += 1
      next = firstIndex(of: byte, from: found + 1)
    }
    return count
  }

  /// The end of the first line that is followed by a blank line.
  fileprivate var firstBlankLine: Int? {
    var line = endOfLine(at: startIndex)
    while line < endIndex {
      let end = endOfLine(at: line)
      if self[line..<end].allSatisfy(\.isHTMLSpace) { return line }
      line = end
    }
    return nil
  }
}
