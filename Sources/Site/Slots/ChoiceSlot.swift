import Values

/// The slots of a choice that a field declares.
package enum ChoiceSlot: String, TemplateSlot {
  case name, label, position

  var valueType: ValueType {
    switch self {
    case .name, .label: .text
    case .position: .number
    }
  }
}
