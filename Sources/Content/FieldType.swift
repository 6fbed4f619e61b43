import Values

/// What a field of a type may hold.
package indirect enum FieldType: Sendable {
  case text
  case markdown
  case integer
  case number
  case boolean
  case date
  case url
  case email
  /// A colour in hexadecimal, as CSS writes it.
  case color
  case choice([String])
  /// A picture beside the content, with the text that stands for it.
  case image(ShapeID)
  /// The path of a file beside the content.
  case file
  case reference(Reference)
  case list(FieldType)
  case record(Record)
  /// Values of one type under names that the author chooses.
  case map(FieldType)

  /// A document of another type, named by its file.
  package struct Reference: Sendable {
    package let type: String
    /// The name of the list that the other document gets of those that refer to it.
    package let inverse: String?
  }

  /// Named fields of their own.
  package struct Record: Sendable {
    package let fields: [Field]
    package let shape: ShapeID

    package init(fields: [Field], shape: ShapeID) {
      self.fields = fields
      self.shape = shape
    }
  }
}

extension FieldType {
  /// The names by which `_type.yml` knows the types.
  package static let names = [
    "text", "markdown", "integer", "number", "boolean", "date", "url", "email", "color", "choice", "image", "file",
    "reference",
    "list", "record", "map",
  ]

  /// What other programs call some of them.
  static let otherNames = [
    "string": "text", "str": "text", "richtext": "markdown", "int": "integer", "float": "number", "decimal": "number",
    "bool": "boolean", "datetime": "date", "link": "url", "enum": "choice", "select": "choice", "picture": "image",
    "relation": "reference", "ref": "reference", "array": "list", "object": "record",
  ]

  /// The name by which `_type.yml` knows the type.
  package var name: String {
    switch self {
    case .text: "text"
    case .markdown: "markdown"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .url: "url"
    case .email: "email"
    case .color: "color"
    case .choice: "choice"
    case .image: "image"
    case .file: "file"
    case .reference: "reference"
    case .list: "list"
    case .record: "record"
    case .map: "map"
    }
  }

  /// Whether its values, where they are private, say something that can be told when it is seen: no choices, dates or names.
  var holdsSecrets: Bool {
    switch self {
    case .text, .markdown, .integer, .email, .url: true
    default: false
    }
  }

  /// Whether this type holds the names of files, however deep.
  package var namesFiles: Bool {
    switch self {
    case .image, .file: true
    case .list(let element), .map(let element): element.namesFiles
    case .record(let record): record.fields.contains(where: \.type.namesFiles)
    default: false
    }
  }

  /// Every reference this type holds, however deep.
  package var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .list(let element), .map(let element): element.references
    case .record(let record): record.fields.filter { !$0.isPrivate }.flatMap(\.type.references)
    default: []
    }
  }
}
