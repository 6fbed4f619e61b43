import Content
import YAML

/// The fields that identify a record in a list: a title, a body, and a start date, for example.
struct RecordIdentity {
  let fields: [Field]

  /// Derives the identifying fields of records with `fields`: those that are required, all text and references, and the
  /// first date. A later date, a choice, or a link describes a record and can change. If there are none, all fields
  /// identify a record.
  init(_ fields: [Field]) {
    let firstDate = fields.first { $0.type.isDate }?.key
    let identifying = fields.filter { field in
      switch field.type.identification {
      case .always: true
      case .ifRequired: field.isRequired
      case .ifFirst: field.key == firstDate
      case .never: false
      }
    }
    self.fields = identifying.isEmpty ? fields : identifying
  }

  /// Uses the fields with the names `keys`, as `--match` lists them.
  init(_ fields: [Field], keys: [String]) { self.fields = fields.filter { keys.contains($0.key) } }

  /// Returns the values of the row's `record` that identify it.
  func values(of record: Node) -> [(field: Field, value: Node)] {
    fields.compactMap { field in record.entry(field.key).map { (field, $0) } }
  }

  /// A name for the row's `record` in the list of fingerprints, the same for all spellings. It is not readable, because
  /// a field can be private.
  func name(of record: Node) -> String {
    let parts = values(of: record).flatMap { [$0.field.key, CellText.name($0.value, $0.field.type)] }
    return ImportedValues.fingerprint(parts.joined(separator: "\u{1F}"))
  }
}

extension FieldType {
  fileprivate var identification: RecordIdentification {
    switch self {
    case .scalar(let scalar): scalar.identification
    case .reference: .always
    case .choice: .ifRequired
    case .image, .list, .record, .map: .never
    }
  }

  var isDate: Bool { isScalar(DateType.self) }

  /// The fields of the records in a list; `nil` for other types.
  var recordsInList: [Field]? { if case .list(let element) = self { element.recordFields } else { nil } }
}
