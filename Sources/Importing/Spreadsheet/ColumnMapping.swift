import Content
import Diagnostics
import Outline

/// Which column of a spreadsheet fills which field.
struct ColumnMapping {
  /// One for each column; `nil` for one that is left out.
  private(set) var columns: [Column?] = []
  /// The position of the column with the text below the front matter.
  private(set) var body: Int?
  private(set) var diagnostics: [Diagnostic] = []

  /// Maps `header` to the fields of `type`, by the names of the columns or as `options` say. `path` is that of the spreadsheet as diagnostics
  /// name it.
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
      // "-" leaves a column out.
      guard !cell.text.isEmpty, chosen != "-" else {
        columns.append(nil)
        continue
      }
      do throws(UnfitColumn) {
        let (steps, field) = try Column.field(chosen ?? cell.text, of: type)
        let column = Column(name: cell.text, place: cell.place, path: steps, type: field)
        if let first = seen.updateValue(cell.text, forKey: steps) {
          report(
            "\"\(cell.text)\" fills the same field as \"\(first)\"", cell, path,
            help: "leave one of them out: --map \"\(cell.text)=-\"")
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
          help: nearest ?? "the columns are: \(names.joined(separator: ", "))"))
    }
  }

  private mutating func report(_ message: String, _ cell: CSVReader.Cell, _ path: String, help: String) {
    diagnostics.append(Diagnostic(.error, message, at: cell.place.location(in: path), help: help))
  }
}
