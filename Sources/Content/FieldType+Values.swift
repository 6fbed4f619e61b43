import Values

extension FieldType {
  /// The type of the value that a template sees; `document` gives that of a document of the named type.
  package func valueType(_ document: (String) -> ValueType) -> ValueType {
    switch self {
    case .text, .url, .email, .color, .choice, .file: .text
    case .markdown: .html
    case .integer, .number: .number
    case .boolean: .boolean
    case .date: .date
    case .image(let shape): .record(shape)
    case .record(let record): .record(record.shape)
    case .reference(let reference): document(reference.type)
    case .list(let element): .list(element.valueType(document))
    case .map(let element): .map(element.valueType(document))
    }
  }

  /// The records that this type holds, however deep.
  package var records: [Record] {
    switch self {
    case .list(let element), .map(let element): element.records
    case .record(let record): [record] + record.fields.flatMap(\.type.records)
    default: []
    }
  }
}

extension FieldType.Record {
  /// The name and type of each field that templates see.
  package func slots(_ document: (String) -> ValueType) -> [(name: String, type: ValueType)] {
    fields.filter { !$0.isPrivate }.map { ($0.templateName, $0.type.valueType(document)) }
  }
}
