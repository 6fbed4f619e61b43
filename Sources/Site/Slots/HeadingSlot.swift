import Values

/// The slots of a heading.
package enum HeadingSlot: String, TemplateSlot {
  case id, title, level

  var valueType: ValueType {
    switch self {
    case .id, .title: .text
    case .level: .number
    }
  }
}
