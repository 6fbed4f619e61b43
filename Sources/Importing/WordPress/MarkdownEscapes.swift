/// Placeholders for the escapes of characters that Markdown would read as markup, and that pandoc does not escape.
///
/// They are added to the HTML, because only there it is known what is text: `&amp;nbsp;` is the text `&nbsp;`, and
/// `- two` after a line break is not a list.
enum MarkdownEscapes {
  private static let mark = "broadsideescapemark"
  /// The placeholder in URLs. It is a different one, because pandoc would write a link whose text is its URL as
  /// `<https://…>`, where a backslash has no meaning.
  private static let urlMark = "broadsideurlescapemark"

  private static let code: Set = ["pre", "code", "tt", "samp", "kbd", "textarea"]
  /// Tags that do not end the line, and so do not begin a new one.
  private static let inline: Set = [
    "a", "abbr", "b", "cite", "del", "em", "i", "ins", "q", "s", "strike", "strong", "sub", "sup", "u", "var",
  ]

  /// Returns HTML with the placeholders.
  static func marking(_ html: String) -> String {
    var marked = ""
    var depth = 0
    var isLineStart = true
    for piece in HTMLPieces(html) {
      switch piece {
      case .comment(let comment): marked += comment
      case .tag(let tag):
        if code.contains(tag.name) { depth = max(0, depth + (tag.isClosing ? -1 : 1)) }
        if !inline.contains(tag.name) { isLineStart = tag.name != "img" && !code.contains(tag.name) }
        marked += marking(tag)
      case .text(let text):
        guard depth == 0 else {
          isLineStart = false
          marked += text
          continue
        }
        let line = text.drop { $0.isWhitespace }
        if isLineStart, !line.isEmpty {
          marked += text[..<line.startIndex]
          marked += references(beginning(line), mark)
          isLineStart = false
        } else {
          marked += references(String(text), mark)
        }
      }
    }
    return marked
  }

  private static func marking(_ tag: SourceTag) -> String {
    guard !tag.isClosing, tag.isReasonable, tag.name == "a" || tag.name == "img" else { return String(tag.source) }
    var values: [String: String] = [:]
    let marks: [(StaticString, String)] = [("href", urlMark), ("src", urlMark), ("title", mark), ("alt", mark)]
    for (key, mark) in marks {
      guard let value = tag[key] else { continue }
      var new = references(value, mark, "&")
      if mark == urlMark, !isBalanced(new) {
        new = new.substituting("(", with: mark + "(").substituting(")", with: mark + ")")
      }
      if new != value { values[key.description] = new }
    }
    return values.isEmpty ? String(tag.source) : tag.setting(values)
  }

  /// Returns whether each parenthesis in a URL has its other half, so that Markdown finds the end of the URL.
  private static func isBalanced(_ url: String) -> Bool {
    var depth = 0
    for byte in url.utf8 where depth >= 0 {
      depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
    }
    return depth == 0
  }

  /// Returns text with a placeholder before each `ampersand` that would begin a character reference.
  private static func references(_ text: String, _ mark: String, _ ampersand: String = "&amp;") -> String {
    let text = ampersand == "&" ? text : text.substituting("&#038;", with: "&amp;").substituting("&#38;", with: "&amp;")
    guard text.utf8.range(of: ampersand) != nil else { return text }
    var marked = ""
    var rest = text[...]
    while let found = rest.utf8.range(of: ampersand) {
      marked += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      if !name.isEmpty, rest[name.endIndex...].first == ";" { marked += mark }
      marked += ampersand
    }
    return marked + rest
  }

  /// Returns the beginning of a line with a placeholder if it would begin a list, a heading, a line, a table, or a
  /// component.
  private static func beginning(_ line: Substring) -> String {
    guard let first = line.first else { return "" }
    let isAlone = { (rest: Substring) in rest.first?.isWhitespace ?? true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if let sign = line[digits.endIndex...].first, 1...9 ~= digits.count, sign == "." || sign == ")" {
      let rest = line[digits.endIndex...]
      return isAlone(rest.dropFirst()) ? digits + mark + rest : String(line)
    }
    // A line of these signs only makes the line above it a heading or a table, or is a line itself.
    let run = line.drop { "-=: \t|".contains($0) }
    let isRun = "-=:".contains(first) && (run.isEmpty || run.first?.isNewline == true)
    let isItem = "-+".contains(first) && isAlone(line.dropFirst())
    // Adjacent dashes would become one that is longer.
    if isRun, first == "-" { return String(line).replacing("-", with: mark + "-") }
    return (isRun || isItem || line.hasPrefix(":::") ? mark : "") + line
  }

  /// Returns Markdown with escapes in place of the placeholders.
  static func restoring(_ markdown: String) -> String {
    guard markdown.utf8.range(of: mark) != nil || markdown.utf8.range(of: urlMark) != nil else { return markdown }
    var isHTML = false
    return markdown[...].lines.map { line in
      // A table that Markdown cannot express stays in HTML up to the next blank line.
      isHTML = !line.isBlank && (isHTML || line.hasPrefix("<table"))
      return restoring(restoring(String(line), urlMark, isHTML), mark, isHTML)
    }.joined(separator: "\n")
  }

  private static func restoring(_ line: String, _ mark: String, _ isHTML: Bool) -> String {
    var restored = ""
    var rest = line[...]
    while let found = rest.utf8.range(of: mark) {
      restored += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      if isHTML || rest.first == "\\" { continue }
      if rest.first == "&" {
        // A backslash has no effect there in a URL or a title.
        restored += "&amp;"
        rest = rest.dropFirst()
      } else {
        restored += "\\"
      }
    }
    return restored + rest
  }
}
