/// A key of a field in a `_type.yml`, and of the type of the values in a list or map.
package enum FieldKey: String, DeclarationKey {
  case type, label, hint
  case isRequired = "required"
  case isPrivate = "private"
  case defaultValue = "default"
  case element = "of"
  case target = "to"
  case inverse, fields

  /// A Boolean value that indicates whether the key describes the type of the values, rather than the field.
  package var isPartOfType: Bool {
    switch self {
    case .type, .element, .target, .inverse, .fields: true
    case .label, .hint, .isRequired, .isPrivate, .defaultValue: false
    }
  }
}
