import HTML

/// Markdown that a converter wrote from the body of an item.
struct ConvertedMarkdown {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The Markdown with `<!--more-->` and footnotes in place of their placeholders.
  var restored: String {
    Footnotes.restoring(MarkdownEscapes.restoring(text)).substituting(WordPressBody.moreMark, with: "<!--more-->")
  }

  /// A Boolean value that indicates whether the Markdown contains HTML tags outside code.
  var hasHTML: Bool {
    var isInCode = false
    return text.split(separator: "\n").contains { line in
      if line.drop(while: \.isWhitespace).hasPrefix("```") { isInCode.toggle() }
      guard !isInCode, !line.hasPrefix("    "), line.utf8.contains(UInt8(ascii: "<")) else { return false }
      var last: Character = " "
      var code = 0
      for (position, character) in zip(line.indices, line) {
        if character == "`" { code += 1 }
        if character == "<", last != "\\", code % 2 == 0, Self.isTag(line[position...].dropFirst()) { return true }
        last = character
      }
      return false
    }
  }

  /// Returns a Boolean value that indicates whether `text`, which follows `<`, begins a tag and not an address.
  private static func isTag(_ text: Substring) -> Bool {
    let name = (text.first == "/" ? text.dropFirst() : text).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard name.first?.isLetter == true, let next = text[name.endIndex...].first else { return false }
    return next == ">" || next == "/" || next.isWhitespace
  }
}
