import Content
import Values
import YAML

/// Values as text, for comparing the cells of a row with front matter.
enum CellText {
  /// Returns the text of a value or of the items of a list; `nil` if there is none.
  static func of(_ node: Node?) -> String? {
    guard let node, !node.isNull else { return nil }
    switch node.content {
    case .scalar(let scalar):
      // A block of lines can gain a line break at its end.
      var text = scalar.text[...]
      while text.last?.isNewline == true { text.removeLast() }
      return String(text)
    case .sequence(let items):
      return items.isEmpty ? nil : items.map { of($0) ?? "" }.joined(separator: "\u{1E}")
    case .mapping(let entries):
      let parts = entries.map { $0.key + "\u{1F}" + (of($0.value) ?? "") }
      return parts.isEmpty ? nil : parts.joined(separator: "\u{1E}")
    }
  }

  /// Returns the text of a value for a message.
  static func shown(_ node: Node?) -> String? {
    of(node)?.replacing("\u{1E}", with: "; ").replacing("\u{1F}", with: ": ")
  }

  /// Returns text that is the same for all spellings of a name.
  static func name(_ node: Node, _ type: FieldType) -> String {
    let text = of(node) ?? ""
    return type.isDate ? text : plain(text)
  }

  /// Returns whether a cell has the meaning of the value in the file. A date that is less precise than the one in the
  /// file has it, too.
  static func says(_ cell: Node, _ value: Node?, _ type: FieldType?) -> Bool {
    guard let (new, old) = of(cell).flatMap({ new in of(value).map { (new, $0) } }) else { return false }
    if new == old { return true }
    switch type {
    case .scalar(is BooleanType): return BooleanType.value(of: new).map { $0 == BooleanType.value(of: old) } ?? false
    case .scalar(is DateType): return old.hasPrefix(new + "-")
    default: return false
    }
  }

  /// Returns whether two values name the same thing, in any spelling.
  static func names(_ cell: Node, _ value: Node, _ type: FieldType) -> Bool {
    if says(cell, value, type) { return true }
    guard let new = of(cell), let old = of(value) else { return false }
    // A more precise date in the row completes the one in the file.
    if type.isDate { return new.hasPrefix(old + "-") }
    return plain(new) == plain(old)
  }

  /// Returns letters and digits without case and accents, and the signs that distinguish names such as C++ and C#.
  private static func plain(_ text: String) -> String {
    slug(text) + text.filter { !$0.isLetter && !$0.isNumber && !$0.isWhitespace && !"-_.,;:'’\"()".contains($0) }
  }
}
