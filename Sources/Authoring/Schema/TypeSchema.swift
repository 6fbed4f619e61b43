import Content

/// The JSON Schema of a `_type.yml`, which lists the keys that its reader knows.
enum TypeSchema {
  static let json =
    TypeKey.object().after([
      ("$schema", "\"\(SiteSchemas.draft)\""), ("title", "\"Type\""),
      ("description", "\"The type of the files in a folder: their fields, URLs, and lists.\""),
    ]).before([("definitions", definitions.text)]).text + "\n"

  private static let definitions = SchemaText([
    ("text", #"{ "type": ["string", "number", "boolean"] }"#),
    ("limit", #"{ "description": "The maximum number of items.", "type": "integer", "minimum": 1 }"#),
    (
      "page-size",
      #"{ "description": "The number of items on a page.", "type": "integer", "minimum": 1, "maximum": 10000 }"#
    ),
    ("group", #"{ "description": "The field to group the items on a page by.", "type": "string" }"#),
    ("fields", fields.text), ("choice", choice), ("element", element.text), ("needs", needs), ("type", type.text),
  ])

  private static let fields = SchemaText([
    ("description", "\"The fields of the front matter.\""), ("type", "\"object\""),
    ("additionalProperties", FieldKey.object().before([requirements]).text),
  ])

  private static let element = FieldKey.object(
    FieldKey.allCases.filter(\.isPartOfType), schema: \.schemaInElement
  ).after([("description", "\"The type of the values in a list or map.\"")]).before([requirements])

  private static let requirements = (key: "allOf", value: ##"[{ "$ref": "#/definitions/needs" }]"##)

  private static let type = SchemaText([
    ("description", "\"The type of the value.\""),
    ("enum", "[\(FieldType.names.map { "\"\($0)\"" }.joined(separator: ", "))]"),
  ])

  private static let choice = ##"""
    {
      "description": "A choice, or a choice with the label that readers see, as in adopted: Aprobada.",
      "anyOf": [
        { "$ref": "#/definitions/text" },
        { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": { "$ref": "#/definitions/text" } }
      ]
    }
    """##

  /// The keys that some types require.
  private static let needs = ##"""
    {
      "allOf": [
        {
          "if": { "properties": { "type": { "const": "choice" } } },
          "then": {
            "required": ["of"],
            "properties": { "of": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/choice" } } }
          }
        },
        { "if": { "properties": { "type": { "const": "reference" } } }, "then": { "required": ["to"] } },
        {
          "if": { "properties": { "type": { "enum": ["list", "map"] } } },
          "then": { "required": ["of"], "properties": { "of": { "$ref": "#/definitions/element" } } }
        }
      ]
    }
    """##
}
