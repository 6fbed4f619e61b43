import Content
import Diagnostics
import Site

/// The mapping from the columns of a spreadsheet to fields.
struct ColumnMapping {
  /// One entry for each column; `nil` for a column that is skipped.
  private(set) var columns: [Column?] = []
  /// The position of the column with the document's body.
  private(set) var body: Int?
  private(set) var diagnostics: [Diagnostic] = []

  /// Maps `header` to the fields of `type` by the names of the columns or by `options`. `path` is the path of the
  /// spreadsheet in diagnostics.
  init(_ header: [CSVReader.Cell], type: ContentType, options: SpreadsheetImport.Options, path: String) {
    var unused = options.columns
    var seen: [[Column.Step]: String] = [:]
    for (position, cell) in header.enumerated() {
      let chosen = unused.firstIndex { Spelling.plain($0.column) == Spelling.plain(cell.text) }.map {
        unused.remove(at: $0).field
      }
      if options.body.map(Spelling.plain) == Spelling.plain(cell.text), !cell.text.isEmpty {
        body = position
        columns.append(nil)
        continue
      }
      // "-" skips a column.
      guard !cell.text.isEmpty, chosen != "-" else {
        columns.append(nil)
        continue
      }
      do throws(ColumnError) {
        let (steps, field) = try Column.field(chosen ?? cell.text, of: type)
        let column = Column(name: cell.text, place: cell.place, path: steps, type: field)
        if let first = seen.updateValue(cell.text, forKey: steps) {
          report(
            "\"\(cell.text)\" fills the same field as \"\(first)\"", cell, path,
            help: "skip one of them: --map \"\(cell.text)=-\"")
        }
        columns.append(column)
      } catch {
        report(error.message, cell, path, help: error.help(for: cell.text))
        columns.append(nil)
      }
    }
    let names = header.map(\.text)
    if let wanted = options.body, body == nil { unused.append((wanted, "")) }
    for (column, _) in unused {
      let nearest = nearestName(to: column, in: names).map { "did you mean \"\($0)\"?" }
      diagnostics.append(
        Diagnostic(
          .error, "there is no column \"\(column)\"", at: SourceLocation(path: path),
          help: nearest ?? "use one of: \(names.joined(separator: ", "))"))
    }
  }

  /// Returns the key of the field called `name`; `nil` if no column fills this field.
  func filledField(_ name: String, of type: ContentType) -> String? {
    guard let path = try? Column.field(name, of: type).path, path.count == 1, case .field(let key) = path[0],
      columns.contains(where: { $0?.path == path })
    else { return nil }
    return key
  }

  private mutating func report(_ message: String, _ cell: CSVReader.Cell, _ path: String, help: String) {
    diagnostics.append(Diagnostic(.error, message, at: cell.place.location(in: path), help: help))
  }
}
