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
}
