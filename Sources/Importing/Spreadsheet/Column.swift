import Content
import Diagnostics
import Site
import Values
import YAML

/// A column of a spreadsheet, and the field that it fills.
struct Column: Sendable {
  /// A step on the path from a document to the value that the column fills.
  enum Step: Hashable, Sendable {
    case field(String)
    /// A record in a list, counted from 0.
    case item(Int)
  }

  let name: String
  let place: Node.Place
  let path: [Step]
  let type: FieldType
}

extension Column {
  /// Returns the field for a column name: a field's key or label in any spelling, with dots between a record and its
  /// fields. In a list of records, `offices.title` is in the first record of the row and `offices.2.title` is in the second.
  /// Throws ``ColumnError``.
  static func field(
    _ name: String, of type: ContentType
  ) throws(ColumnError) -> (path: [Step], type: FieldType) {
    var path: [Step] = []
    var fields = type.fields
    var owner = withArticle(type.labels.singular)
    // The path so far, as it is written in a column name.
    var above: [String] = []
    var current: FieldType?
    for part in parts(of: name, fields: fields) {
      if case .list(let element)? = current, let record = element.columnFields {
        if let number = Int(part) {
          guard 1...100 ~= number else { throw unknown(name, among: [], of: owner) }
          path.append(.item(number - 1))
          above.append(part)
          (current, fields) = (element, record)
          continue
        }
        path.append(.item(0))
        fields = record
      }
      if case .map(let element)? = current {
        path.append(.field(part))
        above.append(part)
        current = element
        fields = element.columnFields ?? []
        continue
      }
      guard let field = match(part, fields) else { throw unknown(part, among: fields, below: above, of: owner) }
      path.append(.field(field.key))
      above.append(field.key)
      current = field.type
      owner = "\"\(field.key)\""
      fields = field.type.columnFields ?? []
    }
    guard let current else { throw unknown(name, among: type.fields, of: owner) }
    if let parts = current.columnParts {
      throw .record(above.joined(separator: "."), columns: parts.map { (above + [$0]).joined(separator: ".") })
    }
    return (path, current)
  }

  /// Returns the error for a name that is not in `fields`, the fields of `owner`. `above` is the path before the name.
  /// An exact match in a record takes precedence over a similar name.
  private static func unknown(
    _ name: String, among fields: [Field], below above: [String] = [], of owner: String
  ) -> ColumnError {
    let inRecords = fields.compactMap { field in
      match(name, field.type.columnFields ?? []).map { "\(field.key).\($0.key)" }
    }
    let nearest = nearestName(to: name, in: fields.flatMap { [$0.key, $0.label ?? $0.key] })
    let meant = inRecords.isEmpty ? nearest.map { [match($0, fields)?.key ?? $0] } ?? [] : Array(inRecords.prefix(2))
    return .unknown(name, owner: owner, meant: meant.map { (above + [$0]).joined(separator: ".") })
  }

  /// Returns the parts between the dots, or the whole name if a field's label contains a dot.
  private static func parts(of name: String, fields: [Field]) -> [String] {
    if match(name, fields) != nil { return [name] }
    return name.split(separator: ".").map { String($0).trimmingBlanks() }
  }

  private static func match(_ name: String, _ fields: [Field]) -> Field? {
    let wanted = Spelling.plain(name)
    if wanted.isEmpty { return nil }
    return fields.first { Spelling.plain($0.key) == wanted }
      ?? fields.first { $0.label.map(Spelling.plain) == wanted }
  }
}

extension FieldType {
  /// The fields of a record or of the records in a list.
  fileprivate var columnFields: [Field]? {
    switch self {
    case .list(let element): element.columnFields
    default: recordFields
    }
  }

  /// The names that each take a column: the fields of a record or of the records in a list, or a placeholder for the
  /// keys of a map. `nil` for a single value.
  fileprivate var columnParts: [String]? {
    if case .map = self { ["name"] } else { columnFields?.map(\.key) }
  }
}
