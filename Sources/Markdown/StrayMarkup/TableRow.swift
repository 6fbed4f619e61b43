import HTML

/// A row of a table in Markdown.
enum TableRow {
  /// Returns the number of cells in a row without whitespace around it. A bar after a backslash is text.
  static func cellCount(of row: ArraySlice<UInt8>) -> Int {
    var count = 1
    var isEscaped = false
    for (offset, byte) in row.enumerated() {
      if byte == UInt8(ascii: "|"), !isEscaped, offset > 0, offset < row.count - 1 { count += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return count
  }

  /// Returns whether a line is a delimiter row (GitHub Flavored Markdown, section 4.10): `| --- | :-: |`.
  static func isDelimiter(_ row: ArraySlice<UInt8>) -> Bool {
    let cells = row.split(separator: UInt8(ascii: "|")).map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        let dashes = cell.dropFirst(cell.first == UInt8(ascii: ":") ? 1 : 0)
          .dropLast(cell.count > 1 && cell.last == UInt8(ascii: ":") ? 1 : 0)
        return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
      }
  }
}
