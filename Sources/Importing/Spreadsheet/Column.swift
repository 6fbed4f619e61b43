import Content
import Diagnostics
import Outline
import YAML

/// A column of a spreadsheet, and the field that it fills.
struct Column: Sendable {
  /// A step on the way from a document to what the column fills.
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

/// Why a name stands for no field.
struct UnknownField: Error {
  let name: String
  /// What the fields are that it could have named.
  let candidates: [Field]
  /// What has these fields, with its article.
  let owner: String
}

extension Column {
  /// The field that `name` stands for: a field's key or label in any spelling, with dots between a record and its fields. In a list of
  /// records `offices.title` is of the first and `offices.2.title` of the second. Throws ``UnknownField``.
  static func field(
    _ name: String, of type: ContentType
  ) throws(UnknownField) -> (path: [Step], type: FieldType) {
    var path: [Step] = []
    var fields = type.fields
    var owner = "a \(type.singular)"
    var current: FieldType?
    for part in parts(of: name, fields: fields) {
      if case .list(let element)? = current, let record = element.columnFields {
        if let number = Int(part) {
          guard 1...100 ~= number else { throw UnknownField(name: name, candidates: [], owner: owner) }
          path.append(.item(number - 1))
          (current, fields) = (element, record)
          continue
        }
        path.append(.item(0))
        fields = record
      }
      if case .map(let element)? = current {
        path.append(.field(part))
        current = element
        fields = element.columnFields ?? []
        continue
      }
      guard let field = match(part, fields) else { throw UnknownField(name: part, candidates: fields, owner: owner) }
      path.append(.field(field.key))
      current = field.type
      owner = "\"\(field.key)\""
      fields = field.type.columnFields ?? []
    }
    guard let current else { throw UnknownField(name: name, candidates: type.fields, owner: owner) }
    return (path, current)
  }

  /// What stands between the dots; all of it where a field has a dot in its label.
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
  /// The fields of a record, or of the records in a list.
  fileprivate var columnFields: [Field]? {
    switch self {
    case .list(let element): element.columnFields
    default: recordFields
    }
  }
}
