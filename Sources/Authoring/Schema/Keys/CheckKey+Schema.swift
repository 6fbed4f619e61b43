import Content

extension CheckKey: SchemaKey {
  static let required = [CheckKey.condition, .message]

  var schema: String {
    switch self {
    case .condition: #"{ "description": "The condition: reviewed < today - 3 years.", "type": "string" }"#
    case .message: ##"{ "description": "The text of the finding.", "$ref": "#/definitions/text" }"##
    case .field: #"{ "description": "The field that the finding points to.", "type": "string" }"#
    case .level: #"{ "enum": ["error", "warning", "note"], "default": "warning" }"#
    }
  }
}
