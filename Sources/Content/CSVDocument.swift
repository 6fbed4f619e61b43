import Diagnostics
import YAML

/// A table of comma-separated values, as RFC 4180 describes them, with the place of each cell.
///
/// The first row names the columns; `consent.published` is the field `published` of the record `consent`. Lines may end in LF, and blank
/// lines are skipped. Written here because no library for it in Swift tells where a cell stands.
struct CSVDocument {
  private struct Cell {
    let text: String
    let place: Node.Place
  }

  private let scalars: [Unicode.Scalar]
  private let path: String
  private var index = 0
  private var line = 1
  private var column = 1
  private var diagnostics: [Diagnostic] = []

  /// The rows below the names of the columns, each a mapping of the cells that are not empty.
  static func parse(_ text: String, path: String) -> ([Node], [Diagnostic]) {
    var document = CSVDocument(text, path: path)
    return (document.rows(), document.diagnostics)
  }

  private init(_ text: String, path: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
    self.path = path
  }

  private mutating func rows() -> [Node] {
    guard let header = nextRow() else { return [] }
    let names = header.map { $0.text.trimmingBlanks() }
    checkNames(names, header)
    var rows: [Node] = []
    while let cells = nextRow() {
      if cells.count > names.count {
        report(
          "this row has \(cells.count) cells, and there are \(names.count) columns", cells[names.count].place,
          help: "put a cell that holds a comma between quotation marks")
      }
      let entries = zip(zip(names, header), cells).compactMap { column, cell -> Node.Entry? in
        guard !cell.text.isEmpty else { return nil }
        let scalar = Node(content: .scalar(Node.Scalar(text: cell.text, style: .quoted)), place: cell.place)
        return Node.Entry(key: column.0, keyPlace: column.1.place, value: scalar)
      }
      guard !entries.isEmpty else { continue }
      rows.append(Node(content: .mapping(Self.nested(entries)), place: cells[0].place))
    }
    return rows
  }

  /// Each column has a name of its own, and none is a record and a value at once.
  private mutating func checkNames(_ names: [String], _ header: [Cell]) {
    var seen: Set<String> = []
    for (name, cell) in zip(names, header) where !name.isEmpty {
      let isRecord = names.contains { $0.hasPrefix(name + ".") }
      if !seen.insert(name).inserted || isRecord {
        report(
          isRecord ? "\"\(name)\" is a record in other columns" : "two columns are called \"\(name)\"", cell.place,
          help: "keep one of them")
      }
    }
  }

  /// The entries whose names have a dot as records.
  private static func nested(_ entries: [Node.Entry]) -> [Node.Entry] {
    var nested: [Node.Entry] = []
    for entry in entries {
      guard let dot = entry.key.firstIndex(of: ".") else {
        nested.append(entry)
        continue
      }
      let (outer, inner) = (String(entry.key[..<dot]), String(entry.key[entry.key.index(after: dot)...]))
      let part = Node.Entry(key: inner, keyPlace: entry.keyPlace, value: entry.value)
      let position = nested.firstIndex { $0.key == outer }
      var parts: [Node.Entry] = []
      if let position, case .mapping(let earlier) = nested[position].value.content { parts = earlier }
      let record = Node(content: .mapping(Self.nested(parts + [part])), place: entry.value.place)
      let whole = Node.Entry(key: outer, keyPlace: entry.keyPlace, value: record)
      if let position { nested[position] = whole } else { nested.append(whole) }
    }
    return nested
  }

  /// The cells of the next line that is not blank; `nil` at the end.
  private mutating func nextRow() -> [Cell]? {
    while index < scalars.count, scalars[index] == "\n" || scalars[index] == "\r" { advance() }
    guard index < scalars.count else { return nil }
    var cells = [cell()]
    while index < scalars.count, scalars[index] == "," {
      advance()
      cells.append(cell())
    }
    return cells
  }

  private mutating func cell() -> Cell {
    let start = (line, column, index)
    var text = String.UnicodeScalarView()
    let isQuoted = index < scalars.count && scalars[index] == "\""
    var isClosed = !isQuoted
    if isQuoted {
      advance()
      while index < scalars.count {
        if scalars[index] == "\"" {
          advance()
          isClosed = index == scalars.count || scalars[index] != "\""
          if isClosed { break }
        }
        text.append(scalars[index])
        advance()
      }
    }
    if !isClosed {
      report(
        "this cell is not closed", Node.Place(line: start.0, column: start.1, length: 1), help: "add a quotation mark")
    }
    let end = (line, column, index)
    while index < scalars.count, !",\n\r".unicodeScalars.contains(scalars[index]) {
      text.append(scalars[index])
      advance()
    }
    if isQuoted, isClosed, index > end.2 {
      report(
        "something follows the closing quotation mark", Node.Place(line: end.0, column: end.1, length: index - end.2),
        help: "write a quotation mark within a cell twice")
    }
    let length = line == start.0 ? max(1, index - start.2) : 1
    return Cell(
      text: String(text).trimmingBlanks(), place: Node.Place(line: start.0, column: start.1, length: length))
  }

  private mutating func advance() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\n" || scalar == "\r" && !(index < scalars.count && scalars[index] == "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String? = nil) {
    diagnostics.append(Diagnostic(.table, message, at: place.location(in: path), help: help))
  }
}

extension String {
  /// The text without white space at either end.
  package func trimmingBlanks() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
