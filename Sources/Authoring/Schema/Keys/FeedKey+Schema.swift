import Content

extension FeedKey: SchemaKey {
  static let required = [FeedKey.path]

  var schema: String {
    switch self {
    case .path: #"{ "description": "The URL of the feed: /news/feed.xml.", "type": "string", "pattern": "^/" }"#
    case .date:
      #"{ "description": "The field with the date of a document, if that field is not named \"date\".", "type": "string" }"#
    case .title, .description: ##"{ "$ref": "#/definitions/text" }"##
    case .limit: ##"{ "$ref": "#/definitions/limit" }"##
    }
  }
}
