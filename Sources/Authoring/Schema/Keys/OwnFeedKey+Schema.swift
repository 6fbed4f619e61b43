import Content

extension OwnFeedKey: SchemaKey {
  static let required = [OwnFeedKey.lists]

  var schema: String {
    switch self {
    case .lists:
      #"{ "description": "The inverse lists whose documents are in the feed.", "type": "array", "items": { "type": "string" } }"#
    case .limit: ##"{ "$ref": "#/definitions/limit" }"##
    }
  }
}
