import Content

extension TypeKey: SchemaKey {
  static let required = [TypeKey.name]

  var schema: String {
    switch self {
    case .name: #"{ "description": "The name for references and templates, as in news-item.", "type": "string" }"#
    case .label: ##"{ "description": "The plural name of the documents.", "$ref": "#/definitions/text" }"##
    case .singular: ##"{ "description": "The name of one document.", "$ref": "#/definitions/text" }"##
    case .permalink:
      #"{ "description": "The URL of a document, as in /news/{date.year}/{slug}/.", "type": "string" }"#
    case .title:
      #"{ "description": "The pattern for the title if there is no field for it: \"{name}\".", "type": "string" }"#
    case .sort:
      """
      {
        "description": "The fields to sort by; a minus sign before a field sorts in descending order.",
        "type": "array",
        "items": { "type": "string" }
      }
      """
    case .table: #"{ "description": "A CSV, YAML, or JSON file whose rows are also documents.", "type": "string" }"#
    case .isOpen:
      #"{ "description": "Whether references can name documents that have no file.", "type": "boolean" }"#
    case .page:
      PageKey.object().or(
        #"{ "type": "boolean" }"#,
        description: "false if documents have no page, or the field whose URL replaces the page.")
    case .requirement:
      #"{ "description": "The condition for publishing a document: consent.published.", "type": "string" }"#
    case .computed:
      """
      {
        "description": "Boolean values for templates, each with its condition.",
        "type": "object",
        "additionalProperties": { "type": "string" }
      }
      """
    case .checks:
      """
      {
        "description": "Findings to report for documents that meet a condition.",
        "type": "array",
        "items": \(SchemaText.indented(CheckKey.object().text, by: 2))
      }
      """
    case .futureDates:
      """
      {
        "description": "Whether the dates of documents are usually in the future, as for events.",
        "type": "boolean",
        "default": false
      }
      """
    case .list:
      ListKey.object(ListKey.allCases.filter { !$0.isForEachValue }, schema: \.schemaInList).or(
        #"{ "const": false }"#, description: "The list pages with all documents; false for none.")
    case .groupLists:
      """
      {
        "description": "Lists by value: one list for each value of a field.",
        "type": "array",
        "items": \(SchemaText.indented(ListKey.object().text, by: 2))
      }
      """
    case .feed:
      FeedKey.object().or(
        #"{ "const": false }"#, description: "The feed of the documents that have a date; false for none.")
    case .ownFeed:
      OwnFeedKey.object().after([
        ("description", #""A feed for each document, with the documents that refer to it.""#)
      ]).text
    case .exports:
      #"""
      {
        "description": "Files with all documents for other programs: /members.json.",
        "type": "array",
        "items": { "type": "string", "pattern": "^/.+\\.\\w+$" }
      }
      """#
    case .fields: ##"{ "$ref": "#/definitions/fields" }"##
    }
  }
}
