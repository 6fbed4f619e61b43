import Diagnostics
import YAML

/// Warnings for text that YAML does not read as its author meant.
extension RecordDecoder {
  /// Warns about comments that YAML drops after text in `node`, the value of `field`, and about quotation marks that
  /// YAML reads as text.
  mutating func reportPitfalls(in node: Node, of field: Field) {
    switch (field.type, node.content) {
    case (let type, .scalar(let scalar)) where type.isProse || type.isScalar(ColorType.self):
      reportPitfalls(in: scalar, at: node.place, of: field, written: "\(field.key): ", ScalarText.of)
    case (.list(let element), .sequence(let items)) where element.isProse:
      for item in items {
        guard case .scalar(let scalar) = item.content else { continue }
        reportPitfalls(in: scalar, at: item.place, of: field, written: "", ScalarText.inFlow)
      }
    case (.map(let element), .mapping(let entries)) where element.isProse:
      for entry in entries {
        guard case .scalar(let scalar) = entry.value.content else { continue }
        reportPitfalls(in: scalar, at: entry.value.place, of: field, written: "\(entry.key): ", ScalarText.of)
      }
    default: return
    }
  }

  private mutating func reportPitfalls(
    in scalar: Node.Scalar, at place: Node.Place, of field: Field, written key: String, _ write: (String) -> String
  ) {
    // Messages do not repeat private values.
    guard scalar.isPlain, Self.isShown(field), !isPrivate else { return }
    if let comment = scalar.comment, Self.isMeantAsText(comment, behind: scalar, of: field) {
      let text = scalar.text.isEmpty ? comment.text : scalar.text + " " + comment.text
      report(
        .commentAfterText, "\"\(comment.text)\" is omitted: a # after a space begins a comment", comment.place,
        help: "put the value in quotes: \(key)\(write(withoutCurlyQuotes(text) ?? text))")
    } else if let bare = withoutCurlyQuotes(scalar.text) {
      report(
        .curlyQuotes, "YAML reads curly quotes as part of the text", place,
        help: "write \(key)\(write(bare)); to show the quotes, write \(key)\(SyntaxAdvice.quoted(scalar.text))")
    } else if let bare = Self.withoutLoneMark(scalar.text) {
      report(
        .curlyQuotes, "a quotation mark has no other half, and is part of the text", place,
        help: "write \(key)\(write(bare)); to show the mark, write \(key)\(SyntaxAdvice.quoted(scalar.text))")
    }
  }

  /// Returns the text without its only quotation mark, if that is its first or its last character. After a number, it is
  /// the sign for inches.
  private static func withoutLoneMark(_ text: String) -> String? {
    let marks: Set<Character> = ["\"", "“", "”"]
    guard text.utf8.first == 0xE2 || text.utf8.last == UInt8(ascii: "\"") || text.hasSuffix("”"),
      text.count(where: marks.contains) == 1, text.count > 1
    else { return nil }
    if let first = text.first, marks.contains(first) { return String(text.dropFirst()) }
    guard let last = text.last, marks.contains(last), text.dropLast().last?.isNumber == false else { return nil }
    return String(text.dropLast())
  }

  /// Returns whether readers may see the field. The other fields that every document has are paths and names, which are
  /// checked elsewhere.
  private static func isShown(_ field: Field) -> Bool {
    field.declaration != nil || [StandardField.title.key, StandardField.description.key].contains(field.key)
  }

  /// Returns whether `comment` was probably meant as text: it neither suppresses a finding nor repeats the hint in a
  /// new document.
  static func isMeantAsText(_ comment: Node.Comment, behind scalar: Node.Scalar, of field: Field) -> Bool {
    let said = comment.text.drop { $0 == "#" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if said.isEmpty || said.hasPrefix(SuppressionReader.marker) { return false }
    if scalar.isNull { return scalar.text.isEmpty && isTag(comment) }
    let hint = (field.hint ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return !(field.label.map { !$0.isEmpty && said.hasPrefix($0) } ?? false)
      && !(!hint.isEmpty && said.contains(hint))
      && !["Required.", "Private.", "Required, private."].contains(said)
  }

  /// Returns whether a comment begins like a hashtag: `#MeToo`.
  private static func isTag(_ comment: Node.Comment) -> Bool {
    comment.text.dropFirst().first.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// Returns how to write a value that is invalid because of curly quotes; `nil` if it has none.
  static func curlyQuotesAdvice(_ scalar: Node.Scalar) -> String? {
    withoutCurlyQuotes(scalar.text).map { "the quotation marks are part of the value: write \($0)" }
  }
}

extension FieldType {
  /// A Boolean value that indicates whether values are text that an author writes.
  fileprivate var isProse: Bool { isScalar(TextType.self) || isScalar(MarkdownType.self) }
}
