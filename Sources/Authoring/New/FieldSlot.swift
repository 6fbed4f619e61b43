import Content

/// A place for a value in a type's front matter, by the names of the fields on the way to it: `title`, `consent.published`, `offices.level`.
struct FieldSlot: Sendable {
  let path: String
  /// The field whose value it is.
  let field: Field
  /// The type of one value.
  let type: FieldType
  /// Whether several values can stand there.
  let isList: Bool
  /// Whether values stand there under names of their own.
  let isMap: Bool
  /// Whether it, and all that it lies in, must be filled in.
  let isRequired: Bool

  /// Every slot of `fields`, which lie at `prefix`. In a list of records they are those of its first entry.
  static func all(in fields: [Field], prefix: String = "", areRequired: Bool = true) -> [FieldSlot] {
    fields.flatMap { field in
      slots(
        of: field, field.type, path: prefix + field.key,
        isRequired: areRequired && field.isRequired && field.defaultValue == nil)
    }
  }

  private static func slots(of field: Field, _ type: FieldType, path: String, isRequired: Bool) -> [FieldSlot] {
    func slot(_ type: FieldType, isList: Bool = false, isMap: Bool = false) -> FieldSlot {
      FieldSlot(path: path, field: field, type: type, isList: isList, isMap: isMap, isRequired: isRequired)
    }
    switch type {
    case .record(let record), .list(.record(let record)):
      return all(in: record.fields, prefix: path + ".", areRequired: isRequired)
    case .image, .list(.image):
      return all(in: pictureFields, prefix: path + ".", areRequired: isRequired)
    // What nests deeper is left to the file.
    case .list(.list), .list(.map), .map(.list), .map(.map), .map(.record), .map(.image): return []
    case .list(let element): return [slot(element, isList: true)]
    case .map(let element): return [slot(element, isMap: true)]
    default: return [slot(type)]
    }
  }

  /// What a picture consists of.
  static let pictureFields = [
    Field("src", .file, isRequired: true),
    Field("alt", .text, isRequired: true, hint: "What it shows."),
  ]
}
