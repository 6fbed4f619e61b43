import Content
import Diagnostics
import Site
import Values
import YAML

/// Converts cells to front matter values: choices and names in their exact spelling, lists as sequences, and dates in
/// ISO 8601.
struct CellReader {
  let site: ImportSite
  let dates: SpreadsheetImport.DateOrder

  /// Returns a row as a front matter node, with the locations of its cells.
  func record(_ cells: [CSVReader.Cell], _ columns: [Column?]) -> Node? {
    var record: Node?
    for (cell, column) in zip(cells, columns) {
      guard let column, !cell.text.isEmpty else { continue }
      let value = value(cell, column.type)
      record = Self.placing(value, at: column.path[...], in: record, keyPlace: cell.place)
    }
    guard let record else { return nil }
    return Node(content: record.content, place: cells[0].place)
  }

  private func value(_ cell: CSVReader.Cell, _ type: FieldType) -> Node {
    guard case .list(let element) = type else { return scalar(cell.text, type, cell.place) }
    let items = Self.items(of: cell.text, type)
    return Node(content: .sequence(items.map { scalar($0, element, cell.place) }), place: cell.place)
  }

  /// Returns the values in a cell: several if its field is a list.
  static func items(of text: String, _ type: FieldType) -> [String] {
    guard case .list = type else { return [text] }
    let items = text.split { $0 == ";" || $0 == "|" || $0.isNewline }
    return items.map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
  }

  private func scalar(_ text: String, _ type: FieldType, _ place: Node.Place) -> Node {
    let text =
      switch type {
      case .choice(let choices): Spelling.choice(text, among: choices)?.name ?? text
      case .reference(let reference): site.name(for: text, ofType: reference.type)
      case .scalar(is BooleanType): BooleanType.value(of: text).map { $0 ? "true" : "false" } ?? text
      case .scalar(is DateType): dates.read(text) ?? text
      default: text
      }
    return Node(content: .scalar(Node.Scalar(text: text, style: .quoted)), place: place)
  }

  /// Returns `node` with `value` set at `path`.
  private static func placing(
    _ value: Node, at path: ArraySlice<Column.Step>, in node: Node?, keyPlace: Node.Place
  ) -> Node {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch step {
    case .field(let key):
      var entries: [Node.Entry] = []
      if case .mapping(let earlier)? = node?.content { entries = earlier }
      let position = entries.firstIndex { $0.key == key }
      let inner = placing(value, at: rest, in: position.map { entries[$0].value }, keyPlace: keyPlace)
      let entry = Node.Entry(key: key, keyPlace: keyPlace, value: inner)
      if let position { entries[position] = entry } else { entries.append(entry) }
      return Node(content: .mapping(entries), place: node?.place ?? keyPlace)
    case .item(let position):
      var items: [Node] = []
      if case .sequence(let earlier)? = node?.content { items = earlier }
      while items.count <= position { items.append(Node(content: .mapping([]), place: keyPlace)) }
      items[position] = placing(value, at: rest, in: items[position], keyPlace: keyPlace)
      return Node(content: .sequence(items), place: node?.place ?? keyPlace)
    }
  }
}

extension SpreadsheetImport.DateOrder {
  /// Returns a date with slashes, hyphens, or periods in ISO 8601 format; `nil` if `text` is not such a date or is
  /// already in that format.
  func read(_ text: String) -> String? {
    guard self != .yearFirst else { return nil }
    let parts = text.split { "/.-".contains($0) }.map(String.init)
    guard parts.count == 3, let year = Int(parts[2]), parts[2].count == 4, let first = Int(parts[0]),
      let second = Int(parts[1])
    else { return nil }
    let (month, day) = self == .monthFirst ? (first, second) : (second, first)
    return DateValue(year: year, month: month, day: day)?.isoText
  }
}
