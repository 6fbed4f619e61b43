import Values

/// The type of a field's value.
package indirect enum FieldType: Sendable {
  case text
  case markdown
  case integer
  case number
  case boolean
  case date
  case url
  /// The target of a link in the settings of a theme: a path on the site, a content file, or a URL. `theme.yml` declares
  /// it as a `url`.
  case link
  case email
  /// A color in hexadecimal notation, as in CSS.
  case color
  case choice([Choice])
  /// An image file in the content folder, with alt text.
  case image(ShapeID)
  /// The path of a file in the content folder.
  case file
  case reference(Reference)
  case list(FieldType)
  case record(Record)
  /// Values of one type under names that the author chooses.
  case map(FieldType)

  /// A document of another type, named by its file.
  package struct Reference: Sendable {
    package let type: String
    /// The name of the list, in the other document, of the documents that refer to it.
    package let inverse: String?
  }

  /// A set of named fields.
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
  /// The names of the types in `_type.yml`.
  package static let names = [
    "text", "markdown", "integer", "number", "boolean", "date", "url", "email", "color", "choice", "image", "file",
    "reference",
    "list", "record", "map",
  ]

  /// The names that other programs use for some of the types.
  static let otherNames = [
    "string": "text", "str": "text", "richtext": "markdown", "int": "integer", "float": "number", "decimal": "number",
    "bool": "boolean", "datetime": "date", "link": "url", "enum": "choice", "select": "choice", "picture": "image",
    "relation": "reference", "ref": "reference", "array": "list", "object": "record",
  ]

  /// The name of the type in `_type.yml`.
  package var name: String {
    switch self {
    case .text: "text"
    case .markdown: "markdown"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .url, .link: "url"
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

  /// Whether private values of this type can be recognized in published text, unlike choices, dates, or names.
  var holdsSecrets: Bool {
    switch self {
    case .text, .markdown, .integer, .email, .url: true
    default: false
    }
  }

  /// Whether values of this type name files, at any depth.
  package var namesFiles: Bool {
    switch self {
    case .image, .file: true
    case .list(let element), .map(let element): element.namesFiles
    case .record(let record): record.fields.contains(where: \.type.namesFiles)
    default: false
    }
  }

  /// The references in this type, at any depth.
  package var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .list(let element), .map(let element): element.references
    case .record(let record): record.fields.filter { !$0.isPrivate }.flatMap(\.type.references)
    default: []
    }
  }
}
