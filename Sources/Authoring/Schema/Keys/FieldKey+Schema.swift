import Content

extension FieldKey: SchemaKey {
  static let required = [FieldKey.type]

  /// The schema of the value in a field.
  var schema: String {
    switch self {
    case .type: ##"{ "$ref": "#/definitions/type" }"##
    case .label: ##"{ "description": "The label that editors see.", "$ref": "#/definitions/text" }"##
    case .hint: ##"{ "description": "The hint that editors see.", "$ref": "#/definitions/text" }"##
    case .isRequired: #"{ "description": "Whether a value is required.", "type": "boolean" }"#
    case .isPrivate:
      #"{ "description": "Whether the value is excluded from all pages, feeds, and exports.", "type": "boolean" }"#
    case .defaultValue: #"{ "description": "The value to use if the field is omitted." }"#
    case .element: #"{ "description": "The options of a choice, or the type of the values in a list or map." }"#
    case .target: #"{ "description": "The type that a reference points to.", "type": "string" }"#
    case .inverse:
      #"{ "description": "The name under which the referenced document lists the documents that refer to it.", "type": "string" }"#
    case .fields: ##"{ "$ref": "#/definitions/fields" }"##
    }
  }

  /// The schema of the value in the type of the values in a list or map, without the descriptions, which text editors
  /// show for the field.
  var schemaInElement: String {
    switch self {
    case .element: "{}"
    case .target, .inverse: #"{ "type": "string" }"#
    case .type, .label, .hint, .isRequired, .isPrivate, .defaultValue, .fields: schema
    }
  }
}
