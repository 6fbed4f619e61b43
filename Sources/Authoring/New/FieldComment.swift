import Content
import Diagnostics
import Site
import Values

/// The comment on a field in a new document: its label, its hint, and how to write its values.
struct FieldComment {
  let outline: SiteOutline

  /// The maximum number of document names to list. If there are more, the comment names their folder.
  private static let listedNames = 12

  /// The place of a comment, which determines its length.
  enum Place {
    case aboveField
    /// After a field of a record, where there is less space.
    case behindField
    /// Before a question in a terminal, where list items are separated by semicolons.
    case question
  }

  /// Returns the comment on `field` without `#`, or an empty string if there is none.
  func text(on field: Field, _ place: Place = .aboveField) -> String {
    let marks = [field.isRequired ? "required" : nil, field.isPrivate && field.declaration != nil ? "private" : nil]
    let marked = place == .question ? "" : marks.compactMap { $0 }.joined(separator: ", ")
    let label = place == .question ? "" : field.label ?? ""
    let heading =
      label.isEmpty ? capitalized(marked) : label + (marked.isEmpty ? "" : " (\(marked))")
    let standard = field.defaultValue != nil && place == .aboveField ? "Default:" : ""
    return [heading, field.hint ?? "", advice(field.type, place), standard].map(sentence).filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Returns how to write a value of `type`, or an empty string if that is obvious.
  private func advice(_ type: FieldType, _ place: Place) -> String {
    switch type {
    case .record, .map, .image, .list(.record), .list(.image): ""
    case .scalar(let scalar): scalar.advice
    case .choice(let choices):
      "One of: \(choices.map { $0.hasLabel ? "\($0.name) (\($0.label))" : $0.name }.joined(separator: ", "))"
    case .reference(let reference): names(of: reference, place)
    case .list(let element):
      [place == .question ? "Separate items with semicolons" : "A list: [first, second]", advice(element, place)]
        .map(sentence).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private func names(of reference: FieldType.Reference, _ place: Place) -> String {
    guard let position = outline.types.position(of: reference.type) else { return "" }
    let type = outline.types[position]
    if type.sources.isOpen { return "The name of \(withArticle(type.labels.singular)), new or existing" }
    let names = outline.names(ofType: reference.type)
    if names.isEmpty || names.count > Self.listedNames || place == .behindField {
      return "The name of a file in \(outline.content)/\(type.folder)/, without .md"
    }
    return "One of: \(names.joined(separator: ", "))"
  }

  /// Returns `text` on one line, with a period unless it already ends with punctuation.
  private func sentence(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let last = line.last else { return "" }
    return last.isLetter || last.isNumber || last == ")" || last == "\"" || last == "]" ? line + "." : line
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
