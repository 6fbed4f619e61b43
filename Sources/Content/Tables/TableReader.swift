import Diagnostics
import Files
import TimeZones
import Values
import YAML

/// Reads the table of a collection, whose rows are documents: CSV, or a list in YAML or JSON.
struct TableReader: Sendable {
  let tree: ContentTree
  let types: ContentTypes
  let files: PublishedFiles
  /// The zone of times that are written without one.
  let timeZone: TimeZone?

  /// Returns the documents in the table of the type at `position`, and their errors; no documents if the type has no
  /// table.
  func read(type position: Int) -> ([Document], [Diagnostic]) {
    let type = types[position]
    guard let table = type.sources.table else { return ([], []) }
    let path = tree.path(of: tree.file(called: table.file))
    let text: String
    do {
      guard let valid = String(validating: try FileContents.read(path), as: UTF8.self) else {
        let broken = Diagnostic(
          .encoding, "this is not UTF-8 text", at: SourceLocation(path: path), help: "save the file as UTF-8")
        return ([], [broken])
      }
      text = valid
    } catch {
      return (
        [],
        [
          Diagnostic(
            .unreadableFile, error.description, at: table.location, help: "paths are relative to the type's folder")
        ]
      )
    }
    var (rows, diagnostics) = Self.rows(of: text, path: path)
    var documents: [Document] = []
    var places: [String: SourceLocation] = [:]
    for row in rows {
      var (document, errors) = document(row, position, type, path: path)
      let place = row.place.location(in: path)
      if let first = places.updateValue(place, forKey: document.identity), !document.isWrong {
        errors.append(
          Diagnostic(
            .table,
            "this row and the row on line \(first.line) are both named \"\(ContentPath.name(of: document.identity))\"",
            at: place, help: "give each its own value in a \"slug\" column"))
      }
      documents.append(document)
      diagnostics += errors
    }
    return (documents, diagnostics)
  }

  /// Returns the rows in `text`, the content of the table at `path`.
  static func rows(of text: String, path: String) -> ([Node], [Diagnostic]) {
    if path.hasSuffix(".csv") { return CSVDocument.parse(text, path: path) }
    let bytes = path.hasSuffix(".json") ? SurrogatePairs.joined(in: Array(text.utf8)) : Array(text.utf8)
    let (node, diagnostics) = YAMLDocument.parse(bytes[...], path: path)
    guard let node else { return ([], diagnostics) }
    if case .sequence(let rows) = node.content { return (rows, diagnostics) }
    let problem = Diagnostic(
      .table, "a table must be a list, not \(node.kindName)", at: node.place.location(in: path),
      help: "write each document after \"- \"")
    return ([], diagnostics + [problem])
  }

  private func document(
    _ row: Node, _ position: Int, _ type: ContentType, path: String
  ) -> (Document, [Diagnostic]) {
    let record = CheckedRecord(
      path.hasSuffix(".csv") ? Self.withLists(row, type.fields) : row, type: type, at: position, path: path,
      files: files, timeZone: timeZone)
    let name = record.name
    let document = record.document(called: name)
    guard name.isEmpty, !document.isWrong else { return (document, record.diagnostics) }
    let problem = Diagnostic(
      .table, "this row has no name", at: document.origin.start, help: "fill in its title, or add a \"slug\" column")
    return (document, record.diagnostics + [problem])
  }

  /// Returns the row with the cells of list fields split at semicolons.
  private static func withLists(_ row: Node, _ fields: [Field]) -> Node {
    guard case .mapping(let entries) = row.content else { return row }
    let split = entries.map { entry -> Node.Entry in
      guard let field = fields.first(where: { $0.key == entry.key }) else { return entry }
      let value: Node
      switch (field.type, entry.value.content) {
      case (.record(let record), .mapping): value = withLists(entry.value, record.fields)
      case (.list, .scalar(let scalar)):
        let items = scalar.text.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
        value = Node(
          content: .sequence(
            items.map { Node(content: .scalar(Node.Scalar(text: $0, style: .quoted)), place: entry.value.place) }),
          place: entry.value.place)
      default: return entry
      }
      return Node.Entry(key: entry.key, keyPlace: entry.keyPlace, value: value)
    }
    return Node(content: .mapping(split), place: row.place)
  }
}
