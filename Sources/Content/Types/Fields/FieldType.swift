import Diagnostics
import Values

/// The type of a field's value.
package indirect enum FieldType: Sendable {
  /// A single value: text, a number, a date.
  case scalar(any ScalarType)
  case choice([Choice])
  /// An image file in the content folder, with alt text.
  case image(ShapeID)
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
    /// The fields that a value keeps, each in a slot.
    package let publicFields: [Field]
    /// The positions of ``publicFields`` in ``fields``.
    let publicPositions: [Int]
    package let shape: ShapeID

    package init(fields: [Field], shape: ShapeID) {
      self.fields = fields
      publicFields = fields.publicFields
      publicPositions = fields.publicPositions
      self.shape = shape
    }
  }
}

extension FieldType {
  package static let text = FieldType.scalar(TextType())
  package static let integer = FieldType.scalar(IntegerType())
  package static let boolean = FieldType.scalar(BooleanType())
  package static let date = FieldType.scalar(DateType())
  package static let url = FieldType.scalar(URLType())
  package static let email = FieldType.scalar(EmailType())
  package static let file = FieldType.scalar(FileType())
  static let host = FieldType.scalar(HostType())
  /// A link in the settings.
  static let link = FieldType.scalar(LinkType())
  static let alias = FieldType.scalar(AliasType())

  /// The types of single values that `_type.yml` can name.
  package static let scalars: [any ScalarType] = [
    TextType(), MarkdownType(), IntegerType(), NumberType(), BooleanType(), DateType(), URLType(), EmailType(),
    ColorType(), FontType(), FileType(),
  ]

  /// The types of single values that the settings in `theme.yml` can name: a `url` can also be a path on the site.
  static let scalarsInSettings: [any ScalarType] = scalars.map { $0 is URLType ? LinkType() : $0 }

  /// The names of the types in `_type.yml`.
  package static let names = scalars.map(\.name) + ["choice", "image", "reference", "list", "record", "map"]

  /// The names that other programs use for some of the types, and the name of each type here.
  static let otherNames: [String: String] = {
    var names = [
      "enum": "choice", "select": "choice", "picture": "image", "relation": "reference", "ref": "reference",
      "array": "list", "object": "record",
    ]
    for scalar in scalars {
      for name in scalar.otherNames { names[name] = scalar.name }
    }
    return names
  }()

  /// The name of the type in `_type.yml`.
  package var name: String {
    switch self {
    case .scalar(let scalar): scalar.name
    case .choice: "choice"
    case .image: "image"
    case .reference: "reference"
    case .list: "list"
    case .record: "record"
    case .map: "map"
    }
  }

  /// A description of a value of this type, for messages: "a whole number".
  var expectation: String {
    switch self {
    case .scalar(let scalar): scalar.expectation
    case .choice: "one of its choices"
    case .image: "an image"
    case .reference(let reference): "the name of \(withArticle(reference.type))"
    case .list: "a list"
    case .record, .map: "a set of fields"
    }
  }

  /// Returns a Boolean value that indicates whether values are of a type of single values: `type.isScalar(DateType.self)`.
  package func isScalar<Scalar: ScalarType>(_ type: Scalar.Type) -> Bool {
    if case .scalar(let scalar) = self { scalar is Scalar } else { false }
  }

  /// A Boolean value that indicates whether values are images.
  package var isImage: Bool { if case .image = self { true } else { false } }

  /// The way in which private values of this type are recognized in published text.
  var recognition: ValueRecognition { if case .scalar(let scalar) = self { scalar.recognition } else { .never } }

  /// A Boolean value that indicates whether values of this type name files, at any depth.
  package var namesFiles: Bool {
    switch self {
    case .image: true
    case .scalar: isScalar(FileType.self)
    case .list(let element), .map(let element): element.namesFiles
    case .record(let record): record.fields.contains(where: \.type.namesFiles)
    case .choice, .reference: false
    }
  }

  /// The references in this type, at any depth.
  package var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .list(let element), .map(let element): element.references
    case .record(let record): record.publicFields.flatMap(\.type.references)
    case .scalar, .choice, .image: []
    }
  }
}
