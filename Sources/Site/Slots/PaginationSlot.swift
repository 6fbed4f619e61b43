import Values

/// The slots of the pagination of a list.
package enum PaginationSlot: String, TemplateSlot {
  case number, count, total, first, last, previous, next

  var valueType: ValueType {
    switch self {
    case .number, .count, .total: .number
    case .first, .last, .previous, .next: .text
    }
  }
}
