import Content
import Diagnostics
import YAML

/// The findings about the records of one field that a row and a document have.
struct RecordMessages {
  private let sheet: String
  private let document: String
  private let field: String

  init(_ source: RowMerge.Source, _ field: Field) {
    sheet = source.sheet
    document = source.document
    self.field = field.key
  }

  /// Returns a warning about a record of the row that was removed from the document after the last import.
  func removed(_ record: Node) -> Diagnostic {
    Diagnostic(
      .warning, "this record in \"\(field)\" was removed or renamed in \(document) after the last import",
      at: record.place.location(in: sheet),
      help: "it is not added again; write the same values in both places, or remove it from the row")
  }

  /// Returns a warning about a new record that differs from `other` only in `difference`.
  func similar(_ record: Node, _ difference: Field, _ other: Node) -> Diagnostic {
    Diagnostic(
      .warning,
      "this row adds a record to \"\(field)\" that differs from an existing one only in \"\(difference.key)\" (\(document):\(other.place.line))",
      at: record.place.location(in: sheet),
      help: "if both records describe the same thing, write the same \"\(difference.key)\" in both places")
  }

  /// Returns an error about a record for which `match` is neither one of the `existing` records nor a new one.
  func unclear(
    _ match: RecordMatches.Match, _ record: Node, _ identity: RecordIdentity, _ existing: [Node]
  ) -> Diagnostic {
    let keys = identity.fields.map { "\(field).\($0.key)" }.joined(separator: ", ")
    let (message, help): (String, String) =
      switch match {
      case .several(let places):
        (
          "\(places.count) records in \"\(field)\" match this row: \(document), lines "
            + places.map { String(existing[$0].place.line) }.joined(separator: " and "),
          "add a column that only one of them matches (\(keys)), or choose the columns with --match"
        )
      case .taken(let place):
        (
          "two records in this row match the same one: \(document):\(existing[place].place.line)",
          "write values that differ in at least one of these columns: \(keys)"
        )
      case .repeated:
        (
          "the values in this row do not distinguish two records in \"\(field)\"",
          "write values that differ in at least one of these columns: \(keys)"
        )
      case .empty, .existing, .new, .unidentified:
        (
          "this row does not identify a record in \"\(field)\"",
          "add one of these columns: \(keys); or choose other columns with --match"
        )
      }
    return Diagnostic(.error, message, at: record.place.location(in: sheet), help: help)
  }
}
