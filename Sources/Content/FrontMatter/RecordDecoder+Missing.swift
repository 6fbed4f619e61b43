import Diagnostics
import Values
import YAML

/// Reports required fields that are missing or empty.
extension RecordDecoder {
  /// The name for an image in messages.
  static let picture = "image"

  /// Reports `field` if it is required: at its key, if that is among `entries`, or at `place`, where the record begins.
  mutating func missing(_ field: Field, of owner: String, in entries: [Node.Entry], at place: Node.Place) -> Value {
    guard field.isRequired, field.defaultValue == nil else { return .null }
    let declared = field.declaration.map { " (\($0.path):\($0.line))" } ?? ""
    let entry = entries.first { $0.key == field.key }
    let advice = advice(on: field, entry, of: owner, in: entries).map { ": \($0)" } ?? ""
    let kind = owner == subject ? entryKind : "field"
    report(
      .missingField, "\"\(field.key)\" is missing", entry?.keyPlace ?? place,
      help: "every \(owner) needs this \(kind)\(declared)\(advice)")
    return .null
  }

  /// Returns what to write; `nil` if the notation is unknown, as in a row of a table.
  private func advice(on field: Field, _ entry: Node.Entry?, of owner: String, in entries: [Node.Entry]) -> String? {
    guard isFrontMatter else { return nil }
    // A type may have the same name but other fields.
    let isOfPicture =
      owner == Self.picture && field.declaration == nil && FieldType.pictureFields.contains { $0.key == field.key }
    if let entry {
      if isOfPicture, field.key == "alt" { return "write alt: What the image shows" }
      if case .scalar(let scalar) = entry.value.content, let comment = scalar.comment, !isPrivate, !field.isPrivate,
        Self.isMeantAsText(comment, behind: scalar, of: field)
      {
        return "a # begins a comment, so put the value in quotes: \(field.key): \(SyntaxAdvice.quoted(comment.text))"
      }
      guard let word = entry.value.scalarText, entry.value.isNull, !word.isEmpty else { return "fill it in" }
      return "\(word) means no value; if you mean the word itself, write \(field.key): \"\(word)\""
    }
    if isOfPicture {
      let examples = ["src": "photo.jpg", "alt": "What the image shows"]
      let parts = FieldType.pictureFields.map { part in
        let given = entries.first { $0.key == part.key }?.value.scalarText ?? ""
        return "\(part.key): \(ScalarText.inFlow(given.isEmpty ? examples[part.key] ?? "…" : given))"
      }
      return "write { \(parts.joined(separator: ", ")) }"
    }
    let place = owner == subject ? "below the first ---" : "to it"
    return "add \"\(field.key): …\" \(place)"
  }
}
