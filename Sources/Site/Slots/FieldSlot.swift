import Values

/// The slots of a field that an export contains.
package enum FieldSlot: String, TemplateSlot {
  case name, label, type

  var valueType: ValueType {
    switch self {
    case .name, .label, .type: .text
    }
  }
}
