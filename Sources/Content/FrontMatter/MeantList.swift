import YAML

/// The items of a list that is written as text, with separators that YAML does not read: `texas; ohio`, `(texas, ohio)`,
/// `texas and ohio`.
package enum MeantList {
  private static let bullets: Set<Character> = ["•", "‣", "▪", "◦", "·", "*", "–", "—"]
  private static let brackets: [Character: Character] = ["(": ")", "[": "]", "{": "}", "<": ">"]

  /// Returns the items of `element` in `text`. The lines of a value on several lines are joined by spaces.
  static func items(in text: String, of element: FieldType, _ isOnOneLine: Bool) -> [String] {
    switch element {
    case .reference, .choice: return names(in: text, isOnOneLine)
    case .scalar(let type) where type is TextType || type is MarkdownType:
      let bare = withoutBrackets(text[...])
      let items = bare.split(separator: ";").flatMap(bulleted)
      return trimmed(items.count > 1 ? items : bare.split(separator: ","))
    default: return trimmed(withoutBrackets(text[...]).split { $0 == "," || $0 == ";" }.flatMap(bulleted))
    }
  }

  /// Returns the names in `text`, which do not contain separators.
  package static func names(in text: String, _ isOnOneLine: Bool = true) -> [String] {
    let parts = withoutBrackets(text[...]).split { ",;，；、|/&+\n".contains($0) }.flatMap(bulleted).flatMap { part in
      part.split(separator: " ").split { ["and", "or"].contains($0.lowercased()) }.map { $0.joined(separator: " ") }
    }
    let names = parts.map { String($0.drop { $0 == " " }).trimmingPeriod() }
    return trimmed(isOnOneLine ? names.map { $0[...] } : names.flatMap { $0.split(separator: " ") })
  }

  /// Returns `items` as a list in brackets.
  package static func written(_ items: [String]) -> String {
    "[\(items.map(ScalarText.inFlow).joined(separator: ", "))]"
  }

  /// Returns the parts of `text` between the marks that begin items in word processors.
  private static func bulleted(_ text: Substring) -> [Substring] {
    var (parts, start, before) = ([Substring](), text.startIndex, " " as Character)
    for index in text.indices {
      let next = text.index(after: index)
      let isSpaced = next == text.endIndex || text[next] == " " || text[index] == "•"
      if bullets.contains(text[index]), before == " ", isSpaced {
        parts.append(text[start..<index])
        start = next
      }
      before = text[index]
    }
    return parts + [text[start...]]
  }

  private static func withoutBrackets(_ text: Substring) -> Substring {
    let text = text.drop { $0 == " " }
    guard let first = text.first, let last = brackets[first], text.last == last else { return text }
    let inner = text.dropFirst().dropLast()
    return inner.contains(first) ? text : inner
  }

  private static func trimmed(_ items: [Substring]) -> [String] {
    items.map { item in
      let start = item.drop { $0.isWhitespace || $0 == "\"" || $0 == "“" || $0 == "”" }
      return String(start.reversed().drop { $0.isWhitespace || $0 == "\"" || $0 == "“" || $0 == "”" }.reversed())
    }.filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate func trimmingPeriod() -> String { hasSuffix(".") ? String(dropLast()) : self }
}
