import CCMarkGFM
import HTML

extension TreeRevision {
  mutating func reviseInlineHTML(_ node: Node) {
    if options.rawHTML { return sanitize(node, isInline: true) }
    let html = node.literal
    if isForEditors(html) || RawHTMLAsText.removingComments(from: html).isEmpty { return node.unlink() }
    warnOfRawHTML(html, at: node)
    guard let text = Node(CMARK_NODE_TEXT) else { return }
    text.setLiteral(String(decoding: html, as: UTF8.self))
    text.insertBefore(node)
    node.unlink()
  }

  mutating func reviseHTMLBlock(_ node: Node) {
    if let fence = fences.number(of: node.literal, line: node.startLine) { return passFence(fence, at: node) }
    if options.rawHTML { return sanitize(node, isInline: false) }
    let written = node.literal
    if isForEditors(written) { return node.unlink() }
    let html = RawHTMLAsText.removingComments(from: written)
    if html.allSatisfy(\.isHTMLSpace) { return node.unlink() }
    warnOfRawHTML(html, at: node)
    guard let paragraph = Node(CMARK_NODE_PARAGRAPH) else { return }
    for line in html.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      if paragraph.firstChild != nil { Node(CMARK_NODE_LINEBREAK).map(paragraph.append) }
      guard let text = Node(CMARK_NODE_TEXT) else { return }
      text.setLiteral(String(decoding: line.trimmingSpaces(), as: UTF8.self))
      paragraph.append(text)
    }
    paragraph.insertBefore(node)
    node.unlink()
  }

  private func isForEditors(_ html: [UInt8]) -> Bool { MoreMarker.isMarker(html) || EditorComment.isOne(html) }

  /// Warns once per block, because tags mostly come in pairs.
  private mutating func warnOfRawHTML(_ html: [UInt8], at node: Node) {
    guard block != blockWithFinding else { return }
    blockWithFinding = block
    let firstLine = html[...].trimmingSpaces().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let place = place(of: Array(firstLine), in: node, mark: UInt8(ascii: "<"))
    if WordProcessorHTML.isOne(html) {
      return report(
        .rawHTML, "HTML from a word processor is shown as text", at: place,
        help: "paste the text without formatting (Ctrl+Shift+V), and format it in Markdown")
    }
    report(
      .rawHTML, "raw HTML is shown as text", at: place,
      help: "write it in Markdown, or "
        + (RawHTMLAsText.wouldBeAllowed(html, options.schemes)
          ? "allow it with `markdown: { raw-html: true }` in site.yml" : "remove it"))
  }
}
