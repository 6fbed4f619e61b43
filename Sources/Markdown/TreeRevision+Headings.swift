import CCMarkGFM

extension TreeRevision {
  /// Notes the heading and gives its element an identifier.
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
    // cmark-gfm cannot write attributes. A custom block that is empty itself begins and ends on a line of its own, as a
    // heading does, and the tags are custom inlines in it; an identifier has no character that needs escaping.
    start.setHTML("<h\(level) id=\"\(id)\">")
    end.setHTML("</h\(level)>")
    heading.setType(CMARK_NODE_CUSTOM_BLOCK)
    heading.setHTML("")
    heading.prepend(start)
    heading.append(end)
  }
}
