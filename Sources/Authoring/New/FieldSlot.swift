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
  /// What it lies in and itself, from the outermost field on: the path of each, and whether it is required where the one around it is there.
  let steps: [Step]

  struct Step: Sendable {
    let path: String
    let isRequired: Bool
  }

  /// Every slot of `fields`, which lie in the last of `steps`. In a list of records they are those of its first entry.
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
    // What nests deeper is left to the file.
    case .list(.list), .list(.map), .map(.list), .map(.map), .map(.record), .map(.image): return []
    case .list(let element): return [slot(element, isList: true)]
    case .map(let element): return [slot(element, isMap: true)]
    default: return [slot(type)]
    }
  }
}
