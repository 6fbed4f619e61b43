import Content

extension PageKey: SchemaKey {
  static let required = [PageKey.unless]

  var schema: String {
    switch self {
    case .unless: #"{ "type": "string" }"#
    }
  }
}
