import CCMarkGFM

extension TreeRevision {
  /// Records the heading and adds an identifier to its element.
  mutating func identify(heading: Node) {
    let level = heading.headingLevel
    let title = PlainText.of(heading, separator: " ")
    let id = identifiers.identifier(for: title)
    let place = MarkdownPlace(
      line: max(1, heading.startLine) + source.firstLine - 1, column: max(1, heading.startColumn), length: level)
    headings.append(MarkdownHeading(level: level, id: id, title: title, place: place))
    guard options.headingIdentifiers, let start = Node(CMARK_NODE_CUSTOM_INLINE),
      let end = Node(CMARK_NODE_CUSTOM_INLINE)
    else { return }
    // cmark-gfm cannot write attributes. An empty custom block begins and ends on its own line, like a heading, and
    // contains the tags as custom inlines. Identifiers have no characters that need escaping.
    start.setHTML("<h\(level) id=\"\(id)\">")
    end.setHTML("</h\(level)>")
    heading.setType(CMARK_NODE_CUSTOM_BLOCK)
    heading.setHTML("")
    heading.prepend(start)
    heading.append(end)
  }
}
