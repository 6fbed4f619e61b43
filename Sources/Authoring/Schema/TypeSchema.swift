import Content

/// The JSON Schema of a `_type.yml`.
enum TypeSchema {
  static let json = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "Type",
      "description": "The type of the files in a folder: their fields, URLs, and lists.",
      "type": "object",
      "properties": {
        "name": { "description": "The name for references and templates, as in news-item.", "type": "string" },
        "label": { "description": "The plural name of the documents.", "$ref": "#/definitions/text" },
        "singular": { "description": "The name of one document.", "$ref": "#/definitions/text" },
        "permalink": { "description": "The URL of a document, as in /news/{date.year}/{slug}/.", "type": "string" },
        "title": { "description": "The pattern for the title if there is no field for it: \"{name}\".", "type": "string" },
        "sort": {
          "description": "The fields to sort by; a minus sign before a field sorts in descending order.",
          "type": "array",
          "items": { "type": "string" }
        },
        "table": { "description": "A CSV, YAML, or JSON file whose rows are also documents.", "type": "string" },
        "open": { "description": "Whether references can name documents that have no file.", "type": "boolean" },
        "page": {
          "description": "false if documents have no page, or the field whose URL replaces the page.",
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
        "require": { "description": "The condition for publishing a document: consent.published.", "type": "string" },
        "computed": {
          "description": "Boolean values for templates, each with its condition.",
          "type": "object",
          "additionalProperties": { "type": "string" }
        },
        "checks": {
          "description": "Findings to report for documents that meet a condition.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "when": { "description": "The condition: reviewed < today - 3 years.", "type": "string" },
              "say": { "description": "The text of the finding.", "$ref": "#/definitions/text" },
              "at": { "description": "The field that the finding points to.", "type": "string" },
              "level": { "enum": ["error", "warning", "note"], "default": "warning" }
            },
            "required": ["when", "say"],
            "additionalProperties": false
          }
        },
        "future-dates": {
          "description": "Whether the dates of documents are usually in the future, as for events.",
          "type": "boolean",
          "default": false
        },
        "list": {
          "description": "The list pages with all documents; false for none.",
          "anyOf": [
            { "const": false },
            {
              "type": "object",
              "properties": {
                "path": { "description": "The URL of the first page: /news/.", "type": "string", "pattern": "^/" },
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
          "description": "Lists by value: one list for each value of a field.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "description": "A field: state, offices.level, date.year.", "type": "string" },
              "where": { "description": "The condition that a document or record must meet for its value to have a list, as in status = adopted.", "type": "string" },
              "path": { "description": "The URL of each list: /news/{value}/.", "type": "string", "pattern": "^/.*\\{value\\}" },
              "title": { "$ref": "#/definitions/text" },
              "description": { "$ref": "#/definitions/text" },
              "page-size": { "$ref": "#/definitions/page-size" },
              "group": { "$ref": "#/definitions/group" },
              "feed": { "description": "Whether each list has a feed.", "type": "boolean" }
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
                "path": { "description": "The URL of the feed: /news/feed.xml.", "type": "string", "pattern": "^/" },
                "date": { "description": "The field with the date of a document, if that field is not named \"date\".", "type": "string" },
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
          "description": "A feed for each document, with the documents that refer to it.",
          "type": "object",
          "properties": {
            "of": { "description": "The inverse lists whose documents are in the feed.", "type": "array", "items": { "type": "string" } },
            "limit": { "$ref": "#/definitions/limit" }
          },
          "required": ["of"],
          "additionalProperties": false
        },
        "exports": {
          "description": "Files with all documents for other programs: /members.json.",
          "type": "array",
          "items": { "type": "string", "pattern": "^/.+\\.\\w+$" }
        },
        "fields": { "$ref": "#/definitions/fields" }
      },
      "required": ["name"],
      "additionalProperties": false,
      "definitions": {
        "text": { "type": ["string", "number", "boolean"] },
        "limit": { "description": "The maximum number of items.", "type": "integer", "minimum": 1 },
        "page-size": { "description": "The number of items on a page.", "type": "integer", "minimum": 1, "maximum": 10000 },
        "group": { "description": "The field to group the items on a page by.", "type": "string" },
        "fields": {
          "description": "The fields of the front matter.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "properties": {
              "type": { "$ref": "#/definitions/type" },
              "label": { "description": "The label that editors see.", "$ref": "#/definitions/text" },
              "hint": { "description": "The hint that editors see.", "$ref": "#/definitions/text" },
              "required": { "description": "Whether a value is required.", "type": "boolean" },
              "private": { "description": "Whether the value is excluded from all pages, feeds, and exports.", "type": "boolean" },
              "default": { "description": "The value to use if the field is omitted." },
              "of": { "description": "The options of a choice, or the type of the values in a list or map." },
              "to": { "description": "The type that a reference points to.", "type": "string" },
              "inverse": { "description": "The name under which the referenced document lists the documents that refer to it.", "type": "string" },
              "fields": { "$ref": "#/definitions/fields" }
            },
            "required": ["type"],
            "additionalProperties": false,
            "allOf": [{ "$ref": "#/definitions/needs" }]
          }
        },
        "choice": {
          "description": "A choice, or a choice with the label that readers see, as in adopted: Aprobada.",
          "anyOf": [
            { "$ref": "#/definitions/text" },
            { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": { "$ref": "#/definitions/text" } }
          ]
        },
        "element": {
          "description": "The type of the values in a list or map.",
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
                "properties": { "of": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/choice" } } }
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
          "description": "The type of the value.",
          "enum": [\#(FieldType.names.map { "\"\($0)\"" }.joined(separator: ", "))]
        }
      }
    }

    """#
}
