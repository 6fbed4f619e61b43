import Values

extension FieldType {
  /// Returns the type of the value in templates. `document` returns the value type for a document of the named type.
  package func valueType(_ document: (String) -> ValueType) -> ValueType {
    switch self {
    case .scalar(let scalar): scalar.valueType
    case .choice: .text
    case .image(let shape): .record(shape)
    case .record(let record): .record(record.shape)
    case .reference(let reference): document(reference.type)
    case .list(let element): .list(element.valueType(document))
    case .map(let element): .map(element.valueType(document))
    }
  }

  /// The records in this type, at any depth.
  package var records: [Record] {
    switch self {
    case .list(let element), .map(let element): element.records
    case .record(let record): [record] + record.fields.flatMap(\.type.records)
    default: []
    }
  }
}

extension FieldType.Record {
  /// Returns the name and type of each field that templates see.
  package func slots(_ document: (String) -> ValueType) -> [(name: String, type: ValueType)] {
    publicFields.map { ($0.templateName, $0.type.valueType(document)) }
  }
}
