import Diagnostics
import Values
import YAML

/// Reads the fields that a type declares.
extension TypeReader {
  mutating func fields(_ node: Node?, subject: String, vocabulary: inout Vocabulary) -> [Field] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      report(
        "\"fields\" must be a set of named fields, not \(node.kindName)", node.place,
        help: "write \"title: { type: text }\" lines below it")
      return []
    }
    return entries.compactMap { field($0, subject: subject, vocabulary: &vocabulary) }
  }

  private mutating func field(_ entry: Node.Entry, subject: String, vocabulary: inout Vocabulary) -> Field? {
    var reader = MappingReader<FieldKey>(entry.value, path: path, subject: "a field", mainKey: .type)
    let label = reader.text(.label)
    let hint = reader.text(.hint)
    let isRequired = reader.boolean(.isRequired)
    let isPrivate = reader.boolean(.isPrivate)
    let defaultValue = reader.take(.defaultValue)
    let type = fieldType(&reader, entry, subject: subject, vocabulary: &vocabulary)
    diagnostics += reader.finished()
    guard let type else {
      unreadFields.insert(entry.key)
      return nil
    }
    if isPrivate, type.namesFiles {
      report(
        "\"\(entry.key)\" is private, but files in the content folder are published", entry.keyPlace,
        help: "delete \"private\" or the field, and keep private files out of the content folder")
    }
    return Field(
      entry.key, type, isRequired: isRequired, isPrivate: isPrivate, defaultValue: defaultValue, label: label,
      hint: hint,
      declaration: entry.keyPlace.location(in: path))
  }

  private mutating func fieldType(
    _ reader: inout MappingReader<FieldKey>, _ entry: Node.Entry, subject: String, vocabulary: inout Vocabulary
  ) -> FieldType? {
    guard let name = reader.requiredText(.type) else { return nil }
    if let scalar = scalars.first(where: { $0.name == name }) { return .scalar(scalar) }
    switch name {
    case "image": return .image(vocabulary.shape("an image", [("src", .text), ("alt", .text)]))
    case "choice":
      guard let choices = reader.choices(.element) else { return nil }
      if choices.isEmpty {
        report("a choice field needs a list of choices", entry.value.place, help: "add \"of: [first, second]\"")
      }
      return .choice(choices)
    case "reference":
      guard let target = reader.text(.target) else {
        report(
          "a reference needs the type that it refers to", entry.value.place, help: "add \"to:\" and the name of a type")
        return nil
      }
      return .reference(FieldType.Reference(type: target, inverse: reader.text(.inverse)))
    case "list", "map":
      guard let element = reader.take(.element) else {
        report("a \(name) needs the type of its values", entry.value.place, help: "add \"of: { type: text }\"")
        return nil
      }
      var elementReader = MappingReader<FieldKey>(element, path: path, subject: "an item in \"\(entry.key)\"")
      let type = fieldType(&elementReader, entry, subject: subject, vocabulary: &vocabulary)
      diagnostics += elementReader.finished()
      return type.map { name == "list" ? .list($0) : .map($0) }
    case "record":
      let fields = fields(reader.take(.fields), subject: "entry in \"\(entry.key)\"", vocabulary: &vocabulary)
      // Its slots are declared once the types that its fields refer to are known.
      let shape = vocabulary.reserveShape("an entry in \"\(entry.key)\"")
      return .record(FieldType.Record(fields: fields, shape: shape))
    default:
      report(
        "no field type is named \"\(name)\"", reader.place(of: .type),
        help: (FieldType.otherNames[name.lowercased()] ?? nearestName(to: name, in: FieldType.names)).map {
          "did you mean \"\($0)\"?"
        }
          ?? "use one of: \(FieldType.names.joined(separator: ", "))")
      return nil
    }
  }
}
