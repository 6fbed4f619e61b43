/// Text that stands for a value that its author did not know yet: `TBD`, `[insert title]`.
package enum PlaceholderText {
  private static let words: Set = [
    "todo", "to do", "n/a", "n.a", "fixme", "placeholder", "placeholder text", "untitled", "new post",
    "untitled document",
  ]
  /// Words that may also be meant for readers, as in `location: TBD`.
  private static let announcements: Set = ["tbd", "tbc", "to be determined", "to be confirmed"]
  /// The words in brackets that begin a request for a value.
  private static let verbs: Set = ["insert", "add", "enter", "your", "describe", "write", "fill", "put", "todo:"]
  /// The words in brackets that stand for a value.
  private static let nouns: Set = [
    "title", "name", "summary", "description", "date", "headline", "placeholder", "tbd", "tbc", "todo", "tk",
  ]

  private static let brackets: [(Character, Character)] = [("[", "]"), ("<", ">"), ("{", "}")]

  /// Returns whether `text` says that a value is missing, in any field: `TBD`, `n/a`, `xxx`, `???`, `[add summary]`.
  /// Words that may be meant for readers count unless `allowsAnnouncements` is true.
  package static func isPlaceholder(_ text: String, allowsAnnouncements: Bool = false) -> Bool {
    guard text.utf8.count < 200 else { return isFiller(text) }
    let trimmed = text.trimmingBlanks()
    guard let first = trimmed.first, let last = trimmed.last else { return false }
    let lower = trimmed.lowercased()
    let word = ".:!…".contains(last) ? String(lower.dropLast()) : lower
    if words.contains(word) || !allowsAnnouncements && announcements.contains(word) { return true }
    if lower.allSatisfy({ $0 == "x" }), lower.count > 2 { return true }
    if trimmed.allSatisfy({ "?.…_".contains($0) }), trimmed.count > 1 { return true }
    if trimmed == "-" || trimmed == "–" || trimmed == "—" || trimmed == "…" { return true }
    return isRequest(lower, first, last) || isFiller(text)
  }

  /// Returns the advice on a placeholder in a field whose values must have a certain form, which `form` describes; `nil`
  /// if `text` is not a placeholder.
  static func advice(_ text: String, _ form: String?) -> String? {
    guard isPlaceholder(text) else { return nil }
    return "delete the line until you know the value" + (form.map { ", or \($0)" } ?? "")
  }

  /// Returns whether `text` is in brackets and asks for a value, or does so without them: `your title here`.
  private static func isRequest(_ lower: String, _ first: Character, _ last: Character) -> Bool {
    if brackets.contains(where: { $0 == (first, last) }) {
      let inner = lower.drop { "[<{% ".contains($0) }
      let word = String(inner.prefix { !$0.isWhitespace && !"]>}%".contains($0) })
      let isWhole = inner.dropFirst(word.count).allSatisfy { $0.isWhitespace || "]>}%".contains($0) }
      return verbs.contains(word) || isWhole && nouns.contains(word)
    }
    return (lower.hasPrefix("your ") || lower.hasPrefix("insert ") || lower.hasPrefix("enter "))
      && lower.hasSuffix(" here")
  }

  private static func isFiller(_ text: String) -> Bool { text.prefix(11).lowercased() == "lorem ipsum" }
}
