import Content

/// A place for a value in the front matter of a type, identified by the path of field names: `title`,
/// `consent.published`, `offices.level`.
struct FieldSlot: Sendable {
  let path: String
  /// The field that holds the value.
  let field: Field
  /// The type of a single value.
  let type: FieldType
  /// A Boolean value that indicates whether the field is a list.
  let isList: Bool
  /// A Boolean value that indicates whether the field is a map.
  let isMap: Bool
  /// The fields on the path, from the outermost to this one, each with whether it is required if its parent is present.
  let steps: [Step]

  struct Step: Sendable {
    let path: String
    let isRequired: Bool
  }

  /// Returns every slot of `fields`, whose parent is the last of `steps`. For a list of records, these are the slots of
  /// its first item.
  static func all(in fields: [Field], below steps: [Step] = []) -> [FieldSlot] {
    fields.flatMap { field in
      let step = Step(
        path: (steps.last.map { $0.path + "." } ?? "") + field.key,
        isRequired: field.isRequired && field.defaultValue == nil)
      return slots(of: field, field.type, steps + [step])
    }
  }

  private static func slots(of field: Field, _ type: FieldType, _ steps: [Step]) -> [FieldSlot] {
    func slot(_ type: FieldType, isList: Bool = false, isMap: Bool = false) -> FieldSlot {
      FieldSlot(
        path: steps[steps.count - 1].path, field: field, type: type, isList: isList, isMap: isMap, steps: steps)
    }
    switch type {
    case .record(let record), .list(.record(let record)):
      return all(in: record.fields, below: steps)
    case .image, .list(.image):
      return all(in: FieldType.pictureFields, below: steps)
    // Deeper nesting can only be written in the file.
    case .list(.list), .list(.map), .map(.list), .map(.map), .map(.record), .map(.image): return []
    case .list(let element): return [slot(element, isList: true)]
    case .map(let element): return [slot(element, isMap: true)]
    default: return [slot(type)]
    }
  }
}
