import FoundationEssentials

/// The footnotes of an item, which the block editor stores apart from the text.
struct Footnotes: Sendable {
  private struct Note: Decodable {
    let id: String
    let content: String
  }

  private let notes: [String: String]
  /// The identifiers of the notes in the order in which the text refers to them.
  private var used: [String] = []

  /// Reads the post metadata `footnotes`, a JSON list.
  init(_ json: String?) {
    let list = json.flatMap { try? JSONDecoder().decode([Note].self, from: Data($0.utf8)) } ?? []
    notes = Dictionary(list.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the placeholder for a reference to the note `id`; `nil` if there is no such note.
  mutating func reference(to id: String) -> String? {
    guard notes[id] != nil else { return nil }
    if !used.contains(id) { used.append(id) }
    return Self.mark + String((used.firstIndex(of: id) ?? 0) + 1) + Self.end
  }

  /// The HTML of the notes in the order of their numbers. A note without a reference is not lost.
  var contents: [String] {
    let unused = notes.keys.filter { !used.contains($0) }.sorted()
    return (used + unused).map { notes[$0] ?? "" }
  }

  /// Returns a paragraph for the note with a number, which begins with a placeholder.
  static func paragraph(_ number: Int, _ html: String) -> String {
    "\n\n<p>\(definition)\(number)\(end) \(html)</p>\n\n"
  }

  private static let mark = "broadsidefootnotereference"
  private static let definition = "broadsidefootnotedefinition"
  private static let end = "end"

  /// Returns Markdown with footnotes in place of the placeholders.
  static func restoring(_ markdown: String) -> String {
    replacing(replacing(markdown, definition) { "[^\($0)]:" }, mark) { "[^\($0)]" }
  }

  /// Returns HTML with links in place of the placeholders.
  static func restoringInHTML(_ html: String) -> String {
    let linked = replacing(html, mark) { "<sup id=\"fnref-\($0)\"><a href=\"#fn-\($0)\">\($0)</a></sup>" }
    return replacing(linked, definition) { "<a id=\"fn-\($0)\" href=\"#fnref-\($0)\">\($0)</a>" }
  }

  private static func replacing(_ text: String, _ mark: String, with form: (Substring) -> String) -> String {
    guard text.utf8.range(of: mark) != nil else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.utf8.range(of: mark) {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      let after = rest[number.endIndex...]
      guard !number.isEmpty, after.hasPrefix(end) else {
        result += mark
        continue
      }
      result += form(number)
      rest = after.dropFirst(end.count)
    }
    return result + rest
  }
}
