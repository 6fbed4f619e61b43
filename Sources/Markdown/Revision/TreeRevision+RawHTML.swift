import CCMarkGFM
import HTML

extension TreeRevision {
  mutating func reviseInlineHTML(_ node: Node) {
    let html = node.literal
    if MoreMarker.isMarker(html) || EditorComment.isOne(html) { return node.unlink() }
    if options.rawHTML {
      guard !passes(html, at: node) else { return }
    } else if RawHTMLPolicy.removingComments(from: html).isEmpty {
      return node.unlink()
    } else {
      warnOfRawHTML(html, at: node)
    }
    guard let text = Node(CMARK_NODE_TEXT) else { return }
    text.setLiteral(String(decoding: html, as: UTF8.self))
    text.insertBefore(node)
    node.unlink()
  }

  mutating func reviseHTMLBlock(_ node: Node) {
    var html = node.literal
    if MoreMarker.isMarker(html) || EditorComment.isOne(html) { return node.unlink() }
    if fences.number(of: html, line: node.startLine) != nil { return }
    if options.rawHTML {
      guard !passes(html, at: node) else { return }
    } else {
      html = RawHTMLPolicy.removingComments(from: html)
      if html.allSatisfy(\.isHTMLSpace) { return node.unlink() }
      warnOfRawHTML(html, at: node)
    }
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

  /// Returns whether raw HTML is safe to write, where it is allowed. Reports unsafe HTML.
  private mutating func passes(_ html: [UInt8], at node: Node) -> Bool {
    switch RawHTMLPolicy.verdict(on: html) {
    case .passes:
      // A comment in raw HTML must not look like the placeholder of a component.
      if html[...].firstIndex(of: "<!--:::", from: 0) != nil {
        node.setLiteral(String(decoding: RawHTMLPolicy.removingComments(from: html), as: UTF8.self))
      }
      return true
    case .filtered(let filtered, let tag):
      // An end tag was already reported at its start tag.
      if !html.starts(with: "</".utf8) {
        report(.rawHTML, "the tag <\(tag)> is shown as text", at: place(ofHTML: html, in: node), help: "remove it")
      }
      node.setLiteral(String(decoding: RawHTMLPolicy.removingComments(from: filtered), as: UTF8.self))
      return true
    case .refused(let reason):
      report(
        .refusedHTML, "this HTML is not allowed: \(reason)", at: place(ofHTML: html, in: node),
        help: "remove that part, or write it in Markdown")
      return false
    }
  }

  /// Warns once per block, because tags mostly come in pairs.
  private mutating func warnOfRawHTML(_ html: [UInt8], at node: Node) {
    guard block != blockWithFinding else { return }
    blockWithFinding = block
    let mayBeAllowed = RawHTMLPolicy.verdict(on: html) == .passes
    report(
      .rawHTML, "raw HTML is shown as text", at: place(ofHTML: html, in: node),
      help: "write it in Markdown, or "
        + (mayBeAllowed ? "allow it with `markdown: { raw-html: true }` in site.yml" : "remove it"))
  }

  private mutating func place(ofHTML html: [UInt8], in node: Node) -> MarkdownPlace {
    let firstLine = html[...].trimmingSpaces().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return place(of: Array(firstLine), in: node, mark: UInt8(ascii: "<"))
  }
}
