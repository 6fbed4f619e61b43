import HTML

/// Tables with a mistake: without a delimiter row, with columns separated by tabs, or with rows of another length.
struct StrayTables {
  private let lines: [Range<Int>]
  private let shown: [UInt8]
  private let source: [UInt8]

  // MARK: Text that was meant to be a table

  /// Returns the tables that are shown as plain text.
  static func find(in lines: [Range<Int>], of shown: [UInt8], _ source: [UInt8]) -> [StrayMarkup] {
    let search = StrayTables(lines: lines, shown: shown, source: source)
    var found: [StrayMarkup] = []
    var line = 0
    while line + 1 < lines.count {
      let end = search.end(ofRowsFrom: line, search.isRow)
      let columnsEnd = search.end(ofRowsFrom: line, search.hasColumns)
      if search.isTable(line..<end) {
        found.append(search.table(line, end))
      } else if columnsEnd - line > 1 {
        found.append(search.columns(line))
      }
      line = max(end, columnsEnd, line + 1)
    }
    return found
  }

  private func end(ofRowsFrom line: Int, _ isRow: (Int) -> Bool) -> Int {
    lines[line...].indices.first { !isRow($0) } ?? lines.endIndex
  }

  /// Returns whether lines that look like rows were meant as a table: two lines such as "Austin | TX | 78701" can be text.
  private func isTable(_ rows: Range<Int>) -> Bool {
    rows.count > 2
      || rows.count == 2 && (rows.contains(where: isDelimiter) || text(of: rows.lowerBound).first == UInt8(ascii: "|"))
  }

  /// Returns the line without the markers of block quotes and whitespace around it.
  private func text(of line: Int) -> ArraySlice<UInt8> {
    shown[lines[line]].drop { $0 == 0 || $0.isHTMLSpace }.trimmingSpaces()
  }

  /// Returns whether a line looks like a row of a table: it begins with `|`, or has two of them, or is a delimiter row.
  private func isRow(_ line: Int) -> Bool {
    let text = text(of: line)
    let bars = text.count { $0 == UInt8(ascii: "|") }
    return text.first == UInt8(ascii: "|") ? bars > 1 : bars > 1 || bars > 0 && isDelimiter(line)
  }

  private func isDelimiter(_ line: Int) -> Bool { TableRow.isDelimiter(text(of: line)) }

  private func table(_ line: Int, _ end: Int) -> StrayMarkup {
    let text = text(of: line)
    let cells = TableRow.cellCount(of: text)
    let delimiters = "|" + String(repeating: " --- |", count: cells)
    guard isDelimiter(line + 1) else {
      return StrayMarkup(
        range: text.indices, message: "this table is shown as plain text, because it has no delimiter row",
        help: "add a line below this one: \(delimiters)")
    }
    let given = TableRow.cellCount(of: self.text(of: line + 1))
    guard given != cells else {
      return StrayMarkup(
        range: text.indices, message: "this table is shown as plain text, because it continues the text above it",
        help: "add a blank line before this line")
    }
    return StrayMarkup(
      range: text.indices,
      message: "this table is shown as plain text: its header has \(cells) cells, and its delimiter row has \(given)",
      help: "replace the delimiter row with this one: \(delimiters)")
  }

  private func hasColumns(_ line: Int) -> Bool {
    let text = shown[lines[line]].trimmingSpaces()
    return text.first != 0 && text.contains(UInt8(ascii: "\t")) && !StrayLines.isBullet(text)
  }

  private func columns(_ line: Int) -> StrayMarkup {
    let text = source[lines[line]].trimmingSpaces()
    let cells = text.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(decoding: $0.trimmingSpaces(), as: UTF8.self).replacing("|", with: "\\|")
    }
    let header = "| \(cells.joined(separator: " | ")) |"
    return StrayMarkup(
      range: text.indices, message: "these columns are shown as one line of text, because tabs do not separate columns",
      help: "write a table: \(header), then |\(String(repeating: " --- |", count: cells.count)) on the next line")
  }

  // MARK: Rows of tables

  /// Returns the rows under `root` that have more or fewer cells than their table's header.
  static func find(in root: Node, _ lines: [Range<Int>], of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position: Node? = root
    while let node = position {
      position = node.isTable || node.holdsText ? node.following(in: root) : node.firstChild ?? node.following(in: root)
      if node.isTable { found += rows(of: node, lines, source) }
    }
    return found
  }

  private static func rows(of table: Node, _ lines: [Range<Int>], _ source: [UInt8]) -> [StrayMarkup] {
    let rows = table.children.compactMap { row -> ArraySlice<UInt8>? in
      guard lines.indices.contains(row.startLine - 1) else { return nil }
      let line = lines[row.startLine - 1]
      return source[min(line.lowerBound + max(row.startColumn - 1, 0), line.upperBound)..<line.upperBound]
        .trimmingSpaces()
    }
    // cmark-gfm's positions are not exact everywhere.
    guard let columns = table.firstChild?.children.count, let header = rows.first,
      TableRow.cellCount(of: header) == columns
    else { return [] }
    return rows.dropFirst().compactMap { finding(in: $0, columns: columns) }
  }

  private static func finding(in row: ArraySlice<UInt8>, columns: Int) -> StrayMarkup? {
    let cells = TableRow.cellCount(of: row)
    if !row.contains(UInt8(ascii: "|")), columns > 1 {
      return StrayMarkup(
        range: row.indices, message: "this line is part of the table above it", help: "add a blank line before it")
    }
    let counts = "this row has \(cells) \(cells == 1 ? "cell" : "cells"), and the header has \(columns)"
    if cells > columns {
      return StrayMarkup(
        range: row.indices, message: "\(counts), so readers do not see the rest",
        help: "remove the extra cells, or write \\| for each | inside a cell")
    }
    guard cells < columns else { return nil }
    let text = String(decoding: row, as: UTF8.self)
    let missing = String(repeating: " |", count: columns - cells)
    return StrayMarkup(
      range: row.indices, message: counts,
      help:
        "add the missing \(columns - cells == 1 ? "cell" : "cells"): \(text)\(text.hasSuffix("|") ? "" : " |")\(missing)"
    )
  }
}
