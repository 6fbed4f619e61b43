import Content

/// A key of a declaration file that knows the JSON Schema of its value.
protocol SchemaKey: DeclarationKey {
  /// The JSON Schema of the value, as JSON.
  var schema: String { get }

  /// The keys that a mapping must have.
  static var required: [Self] { get }
}

extension SchemaKey {
  /// Returns the JSON Schema of a mapping with `keys` and no others.
  static func object(_ keys: [Self] = allCases, schema: (Self) -> String = \.schema) -> SchemaText {
    let properties = SchemaText(keys.map { ($0.rawValue, schema($0)) })
    let names = required.filter(keys.contains).map { "\"\($0.rawValue)\"" }
    return SchemaText([
      ("type", "\"object\""), ("properties", keys.count == 1 ? properties.line : properties.text),
      ("required", "[\(names.joined(separator: ", "))]"), ("additionalProperties", "false"),
    ])
  }
}
