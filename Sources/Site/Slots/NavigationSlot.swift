import Values

/// The slots of an entry of the menu.
package enum NavigationSlot: String, TemplateSlot {
  case label, url

  var valueType: ValueType {
    switch self {
    case .label, .url: .text
    }
  }
}
