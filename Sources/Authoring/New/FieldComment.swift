import Content
import Outline
import Values

/// What a new document's front matter says of a field beside it: what it is called, what its type hints, and how its values are written.
struct FieldComment {
  let outline: SiteOutline

  /// How many names of documents are listed at the most; of more, only where they are.
  private static let listedNames = 12

  /// Where a comment stands, which decides how much it says.
  enum Place {
    case aboveField
    /// Behind a field of a record, where there is less room.
    case behindField
    /// Before a question on a terminal, where lists are written with semicolons.
    case question
  }

  /// The comment on `field` without its `#`; empty where there is nothing to say.
  func text(on field: Field, _ place: Place = .aboveField) -> String {
    let marks = [field.isRequired ? "required" : nil, field.isPrivate && field.declaration != nil ? "private" : nil]
    let marked = place == .question ? "" : marks.compactMap { $0 }.joined(separator: ", ")
    let label = place == .question ? "" : field.label ?? ""
    let heading =
      label.isEmpty ? capitalized(marked) : label + (marked.isEmpty ? "" : " (\(marked))")
    let standard = field.defaultValue != nil && place == .aboveField ? "If left out:" : ""
    return [heading, field.hint ?? "", advice(field.type, place), standard].map(sentence).filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// How a value of `type` is written; empty for a text, which needs no telling.
  private func advice(_ type: FieldType, _ place: Place) -> String {
    switch type {
    case .text, .markdown, .email, .record, .map, .image, .list(.record), .list(.image): ""
    case .integer: "A whole number"
    case .number: "A number"
    case .boolean: "true or false"
    case .date: "As in 2014-03-31, 2014-03 or 2014"
    case .url: "Begins with https://"
    case .color: "In hexadecimal: \"#8a2016\""
    case .file: "A file beside this one"
    case .choice(let choices): "One of: \(choices.joined(separator: ", "))"
    case .reference(let reference): names(of: reference, place)
    case .list(let element):
      [place == .question ? "Several with semicolons" : "A list: [first, second]", advice(element, place)]
        .map(sentence).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private func names(of reference: FieldType.Reference, _ place: Place) -> String {
    guard let position = outline.types.position(of: reference.type) else { return "" }
    let type = outline.types[position]
    if type.isOpen { return "The name of a \(type.singular), new or known" }
    let names = outline.names(ofType: reference.type)
    if names.isEmpty || names.count > Self.listedNames || place == .behindField {
      return "The name of a file in \(outline.content)/\(type.folder)/ without .md"
    }
    return "Known: \(names.joined(separator: ", "))"
  }

  /// On one line, with a full stop unless it ends with a sign of its own.
  private func sentence(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let last = line.last else { return "" }
    return last.isLetter || last.isNumber || last == ")" || last == "\"" || last == "]" ? line + "." : line
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
