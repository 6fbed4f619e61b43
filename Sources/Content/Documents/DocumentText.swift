/// The fields of a document as text, for patterns.
package struct DocumentText {
  private let document: Document
  private let type: ContentType

  package init(_ document: Document, _ type: ContentType) {
    self.document = document
    self.type = type
  }

  /// The one-line text of a field; `nil` if the field is missing, a list, or a record.
  package subscript(key: String) -> String? {
    let value = document.value(key, in: type)
    if case .reference(let position) = PendingValue(value) { return document.references[position].name }
    switch value.kind {
    case .text: return document.values.string(value)
    case .integer: return value.integerValue.map { String($0) }
    case .date: return value.dateValue.map(\.isoText)
    case .boolean: return value.isTrueBoolean ? "true" : "false"
    default: return key == "title" ? title : nil
    }
  }

  /// The document's title: a field, or composed from the type's pattern. A missing field leaves no double space.
  package var title: String? {
    if let text = document.text(.title, in: type) { return text }
    guard let pattern = type.roles.title else { return nil }
    let text = pattern.pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .field(let key, _): key == "title" ? "" : self[key] ?? ""
      }
    }.joined()
    let words = text.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}
