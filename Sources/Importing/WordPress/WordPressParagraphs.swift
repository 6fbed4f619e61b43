/// Adds `<p>` to text with blank lines between its paragraphs, as WordPress does when it shows a page. Its older editor
/// saves no paragraphs.
struct WordPressParagraphs {
  private(set) var html = ""
  private var paragraph = ""
  /// The number of open elements that contain text of their own.
  private var depth = 0

  private static let blocks: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "figure", "form", "address", "details",
  ]
  private static let containers: Set = [
    "blockquote", "div", "section", "article", "aside", "main", "header", "footer", "center", "hr", "nav",
  ]

  init(_ source: String) {
    for piece in HTMLPieces(source.substituting("\r\n", with: "\n")) {
      switch piece {
      case .tag(let tag) where Self.blocks.contains(tag.name):
        flush()
        depth = max(0, depth + (tag.isClosing ? -1 : 1))
        html += tag.source + (depth == 0 ? "\n" : "")
      case .tag(let tag) where depth == 0 && Self.containers.contains(tag.name):
        flush()
        html += tag.source + "\n"
      case .tag(let tag): add(tag.source)
      case .comment(let comment): add(comment)
      case .text(let text): add(paragraphs: text)
      }
    }
    flush()
  }

  private mutating func add(_ source: Substring) {
    if depth > 0 { html += source } else { paragraph += source }
  }

  private mutating func add(paragraphs text: Substring) {
    guard depth == 0 else {
      html += text
      return
    }
    var lines = text.lines[...]
    paragraph += lines.removeFirst()
    for line in lines {
      if line.isBlank, line.endIndex != text.endIndex { flush() } else { paragraph += "\n" + line }
    }
  }

  private mutating func flush() {
    let lines = paragraph[...].lines.filter { !$0.isEmpty }
    paragraph = ""
    let text = lines.joined(separator: "<br />\n")
    if !text.isBlank { html += "<p>" + text + "</p>\n" }
  }
}
