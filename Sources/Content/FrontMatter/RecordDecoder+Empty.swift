import Diagnostics
import Values
import YAML

/// Values that count as missing.
extension RecordDecoder {
  /// Returns whether `node` has a value: `null` and empty text are none, and required text must be visible. An optional
  /// image or record is empty if all of its fields are, which is how forms save it.
  func holds(_ node: Node, _ field: Field) -> Bool {
    guard case .scalar(let scalar) = node.content else { return field.isRequired || !isBlank(node, field.type) }
    if scalar.isNull || scalar.text.isEmpty { return false }
    if field.isRequired, field.type.isScalar(TextType.self) { return scalar.text.contains { !$0.isWhitespace } }
    return true
  }

  /// Returns whether `node` has only fields that `type` declares, all of them empty.
  private func isBlank(_ node: Node, _ type: FieldType) -> Bool {
    guard case .mapping(let entries) = node.content else { return node.isNull || node.scalarText?.isEmpty == true }
    guard let known = type.recordFields else { return false }
    // A record with defaults is never blank, so that the defaults apply.
    return known.allSatisfy { $0.defaultValue == nil }
      && entries.allSatisfy { entry in
        known.first { $0.key == entry.key }.map { isBlank(entry.value, $0.type) } ?? false
      }
  }

  /// Reports an item of a list that has no value. Programs write `null` in tables, and mean nothing; an author who
  /// writes it in front matter may mean the word.
  mutating func emptyItem(_ node: Node, of key: String) -> Value {
    let text = node.scalarText ?? ""
    if text.isEmpty { return reject(node, "an item in \"\(key)\" is empty", help: "fill it in, or delete the line") }
    guard isFrontMatter else { return .null }
    return reject(
      node, "an item in \"\(key)\" is empty: \(text) means no value",
      help: "delete it, or put the word in quotes: \"\(text)\"")
  }
}
