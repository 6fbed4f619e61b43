import Diagnostics
import YAML

/// A table of comma-separated values. The first row names the columns; `consent.published` is the field `published` of
/// the record `consent`.
struct CSVDocument {
  private typealias Cell = CSVReader.Cell

  private var reader: CSVReader
  private let path: String
  private var diagnostics: [Diagnostic] = []

  /// Returns the rows below the header, each as a mapping of its non-empty cells.
  static func parse(_ text: String, path: String) -> ([Node], [Diagnostic]) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let all = Array(text.utf8)[...]
    let bytes = all.starts(with: byteOrderMark) ? all.dropFirst(byteOrderMark.count) : all
    let conflicts = MergeConflict.findings(in: bytes, path: path)
    guard conflicts.isEmpty else { return ([], conflicts) }
    let invisible = InvisibleCharacter.all(in: bytes)
    let visible = String(decoding: InvisibleCharacter.removing(invisible, from: bytes), as: UTF8.self)
    var document = CSVDocument(visible, path: path)
    document.diagnostics = InvisibleCharacter.findings(invisible, in: bytes, path: path)
    let rows = document.rows()
    return (rows, document.diagnostics + document.reader.diagnostics)
  }

  private init(_ text: String, path: String) {
    reader = CSVReader(text, path: path)
    self.path = path
  }

  private mutating func rows() -> [Node] {
    guard let header = reader.nextRow() else { return [] }
    let names = header.map(\.text)
    checkNames(names, header)
    var rows: [Node] = []
    while let cells = reader.nextRow() {
      if cells.count > names.count {
        report(
          "this row has \(cells.count) cells, but the table has \(counted(names.count, "column"))",
          cells[names.count].place,
          help: "put quotation marks around a cell that contains a comma")
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

  /// Checks that each column has a unique name and that no column is both a record and a value.
  private mutating func checkNames(_ names: [String], _ header: [Cell]) {
    var seen: Set<String> = []
    for (name, cell) in zip(names, header) where !name.isEmpty {
      let isRecord = names.contains { $0.hasPrefix(name + ".") }
      if !seen.insert(name).inserted || isRecord {
        report(
          isRecord ? "\"\(name)\" cannot be both a column and a record" : "two columns are named \"\(name)\"",
          cell.place, help: "keep only one of them")
      }
    }
  }

  /// Returns the entries, with those whose names contain a dot combined into records.
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

  private mutating func report(_ message: String, _ place: Node.Place, help: String? = nil) {
    diagnostics.append(Diagnostic(.table, message, at: place.location(in: path), help: help))
  }
}
