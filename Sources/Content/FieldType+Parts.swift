/// What lies in values that hold others.
extension FieldType {
  /// What a picture consists of.
  package static let pictureFields = [
    Field("src", .file, isRequired: true),
    Field("alt", .text, isRequired: true, hint: "What it shows."),
  ]

  /// The fields of a record or a picture, in their order; `nil` where there are none.
  package var recordFields: [Field]? {
    switch self {
    case .record(let record): record.fields
    case .image: Self.pictureFields
    default: nil
    }
  }

  /// What a list or a map holds.
  package var element: FieldType? {
    switch self {
    case .list(let element), .map(let element): element
    default: nil
    }
  }
}
