import Values

/// The slots of a group of documents on a page of a list.
package enum GroupSlot: String, TemplateSlot {
  case label, date, items

  func valueType(document: ValueType) -> ValueType {
    switch self {
    case .label: .text
    case .date: .date
    case .items: .list(document)
    }
  }
}
