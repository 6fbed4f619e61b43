import Content

extension ListKey: SchemaKey {
  static let required = [ListKey.by, .path]

  /// The schema of the value in an item of `lists`.
  var schema: String {
    switch self {
    case .by: #"{ "description": "A field: state, offices.level, date.year.", "type": "string" }"#
    case .condition:
      #"{ "description": "The condition that a document or record must meet for its value to have a list, as in status = adopted.", "type": "string" }"#
    case .path:
      #"{ "description": "The URL of each list: /news/{value}/.", "type": "string", "pattern": "^/.*\\{value\\}" }"#
    case .title, .description: ##"{ "$ref": "#/definitions/text" }"##
    case .pageSize: ##"{ "$ref": "#/definitions/page-size" }"##
    case .group: ##"{ "$ref": "#/definitions/group" }"##
    case .feed: #"{ "description": "Whether each list has a feed.", "type": "boolean" }"#
    }
  }

  /// The schema of the value in `list`.
  var schemaInList: String {
    self == .path
      ? #"{ "description": "The URL of the first page: /news/.", "type": "string", "pattern": "^/" }"# : schema
  }
}
