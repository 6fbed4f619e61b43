import Content

/// The JSON Schema of a `_type.yml`.
enum TypeSchema {
  static let json = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "Type",
      "description": "What the files of a folder are: their fields, where they are published, and how they are listed.",
      "type": "object",
      "properties": {
        "name": { "description": "For references and templates, as in news-item.", "type": "string" },
        "label": { "description": "What the documents are called together.", "$ref": "#/definitions/text" },
        "singular": { "description": "What one of them is called.", "$ref": "#/definitions/text" },
        "permalink": { "description": "The address of a document, as in /news/{date.year}/{slug}/.", "type": "string" },
        "title": { "description": "What the title is made of when it is no field of its own: \"{name}\".", "type": "string" },
        "sort": {
          "description": "The fields to sort by; a dash before one sorts downwards.",
          "type": "array",
          "items": { "type": "string" }
        },
        "table": { "description": "A file of CSV, YAML or JSON whose rows are documents, too.", "type": "string" },
        "open": { "description": "Whether names stand for documents that have no file.", "type": "boolean" },
        "page": {
          "description": "false where documents have no page, or the field whose address stands for it.",
          "anyOf": [
            { "type": "boolean" },
            {
              "type": "object",
              "properties": { "unless": { "type": "string" } },
              "required": ["unless"],
              "additionalProperties": false
            }
          ]
        },
        "require": { "description": "What a document must meet to be published: consent.published.", "type": "string" },
        "computed": {
          "description": "What templates see as true or false, each name with its condition.",
          "type": "object",
          "additionalProperties": { "type": "string" }
        },
        "checks": {
          "description": "What editors are told of the documents that meet a condition.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "when": { "description": "The condition: reviewed < today - 3 years.", "type": "string" },
              "say": { "description": "What is told.", "$ref": "#/definitions/text" },
              "at": { "description": "The field beside which it is told.", "type": "string" },
              "level": { "enum": ["error", "warning", "note"], "default": "warning" }
            },
            "required": ["when", "say"],
            "additionalProperties": false
          }
        },
        "list": {
          "description": "The pages that list all documents; false for none.",
          "anyOf": [
            { "const": false },
            {
              "type": "object",
              "properties": {
                "path": { "description": "Where the first page lies: /news/.", "type": "string", "pattern": "^/" },
                "title": { "$ref": "#/definitions/text" },
                "description": { "$ref": "#/definitions/text" },
                "page-size": { "$ref": "#/definitions/page-size" },
                "group": { "$ref": "#/definitions/group" }
              },
              "required": ["path"],
              "additionalProperties": false
            }
          ]
        },
        "lists": {
          "description": "Lists of the documents that have a value in common, one for each value.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "description": "A field: state, offices.level, date.year.", "type": "string" },
              "path": { "description": "Where each lies: /news/{value}/.", "type": "string", "pattern": "^/.*\\{value\\}" },
              "title": { "$ref": "#/definitions/text" },
              "description": { "$ref": "#/definitions/text" },
              "page-size": { "$ref": "#/definitions/page-size" },
              "group": { "$ref": "#/definitions/group" },
              "feed": { "description": "Whether each has a feed.", "type": "boolean" }
            },
            "required": ["by", "path"],
            "additionalProperties": false
          }
        },
        "feed": {
          "description": "The feed of the documents that have a date; false for none.",
          "anyOf": [
            { "const": false },
            {
              "type": "object",
              "properties": {
                "path": { "description": "Its address: /news/feed.xml.", "type": "string", "pattern": "^/" },
                "title": { "$ref": "#/definitions/text" },
                "description": { "$ref": "#/definitions/text" },
                "limit": { "$ref": "#/definitions/limit" }
              },
              "required": ["path"],
              "additionalProperties": false
            }
          ]
        },
        "feed-each": {
          "description": "A feed for each document, of those that refer to it.",
          "type": "object",
          "properties": {
            "of": { "description": "The lists that the documents have of others.", "type": "array", "items": { "type": "string" } },
            "limit": { "$ref": "#/definitions/limit" }
          },
          "required": ["of"],
          "additionalProperties": false
        },
        "exports": {
          "description": "Files with all documents, for programs: /members.json.",
          "type": "array",
          "items": { "type": "string", "pattern": "^/.+\\.\\w+$" }
        },
        "fields": { "$ref": "#/definitions/fields" }
      },
      "required": ["name"],
      "additionalProperties": false,
      "definitions": {
        "text": { "type": ["string", "number", "boolean"] },
        "limit": { "description": "How many items it has at the most.", "type": "integer", "minimum": 1 },
        "page-size": { "description": "How many items a page shows.", "type": "integer", "minimum": 1, "maximum": 10000 },
        "group": { "description": "By what the items on a page are put together.", "type": "string" },
        "fields": {
          "description": "The fields of the front matter.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "properties": {
              "type": { "$ref": "#/definitions/type" },
              "label": { "description": "The name that editors see.", "$ref": "#/definitions/text" },
              "hint": { "description": "What editors should know before they fill it in.", "$ref": "#/definitions/text" },
              "required": { "description": "Whether it must be filled in.", "type": "boolean" },
              "private": { "description": "Whether it reaches no page, feed or export.", "type": "boolean" },
              "default": { "description": "What stands for it when it is left out." },
              "of": { "description": "The words of a choice, or what a list or a map holds." },
              "to": { "description": "The type that a reference names.", "type": "string" },
              "inverse": { "description": "The list that the other document gets.", "type": "string" },
              "fields": { "$ref": "#/definitions/fields" }
            },
            "required": ["type"],
            "additionalProperties": false,
            "allOf": [{ "$ref": "#/definitions/needs" }]
          }
        },
        "element": {
          "description": "What a list or a map holds.",
          "type": "object",
          "properties": {
            "type": { "$ref": "#/definitions/type" },
            "of": {},
            "to": { "type": "string" },
            "inverse": { "type": "string" },
            "fields": { "$ref": "#/definitions/fields" }
          },
          "required": ["type"],
          "additionalProperties": false,
          "allOf": [{ "$ref": "#/definitions/needs" }]
        },
        "needs": {
          "allOf": [
            {
              "if": { "properties": { "type": { "const": "choice" } } },
              "then": {
                "required": ["of"],
                "properties": { "of": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/text" } } }
              }
            },
            { "if": { "properties": { "type": { "const": "reference" } } }, "then": { "required": ["to"] } },
            {
              "if": { "properties": { "type": { "enum": ["list", "map"] } } },
              "then": { "required": ["of"], "properties": { "of": { "$ref": "#/definitions/element" } } }
            }
          ]
        },
        "type": {
          "description": "What the field holds.",
          "enum": [\#(FieldType.names.map { "\"\($0)\"" }.joined(separator: ", "))]
        }
      }
    }

    """#
}
