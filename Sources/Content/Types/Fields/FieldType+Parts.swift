/// The parts of values that contain other values.
extension FieldType {
  /// The fields of an image.
  package static let pictureFields = [
    Field("src", .file, isRequired: true),
    Field("alt", .text, isRequired: true, hint: "What the image shows."),
  ]

  /// The fields of a record or an image, in their order; `nil` for other types.
  package var recordFields: [Field]? {
    switch self {
    case .record(let record): record.fields
    case .image: Self.pictureFields
    default: nil
    }
  }

  /// The type of the values in lists and maps, however deep; the type itself if it is neither.
  package var innermost: FieldType { element?.innermost ?? self }

  /// The type of the values in a list or a map.
  package var element: FieldType? {
    switch self {
    case .list(let element), .map(let element): element
    default: nil
    }
  }
}
