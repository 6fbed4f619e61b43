import CCMarkGFM

/// Support for GitHub alerts: a block quote that begins with `[!NOTE]`.
extension TreeRevision {
  private static let alerts = [
    "[!NOTE]": "note", "[!TIP]": "tip", "[!IMPORTANT]": "important", "[!WARNING]": "warning", "[!CAUTION]": "caution",
  ]

  /// Replaces a block quote with an alert, in GitHub's HTML, if its first line is an alert marker.
  func makeAlert(of quotation: Node) -> Node? {
    guard let paragraph = quotation.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH else { return nil }
    var text = ""
    var words: [Node] = []
    var child = paragraph.firstChild
    while let node = child, node.type == CMARK_NODE_TEXT, words.count < 4 {
      text += String(decoding: node.literal, as: UTF8.self)
      words.append(node)
      child = node.next
    }
    guard let kind = Self.alerts[text.uppercased()], child == nil || child?.type == CMARK_NODE_SOFTBREAK,
      let alert = Node(CMARK_NODE_CUSTOM_BLOCK)
    else { return nil }
    child?.unlink()
    for word in words { word.unlink() }
    alert.setHTML(
      "<div class=\"markdown-alert markdown-alert-\(kind)\">\n<p class=\"markdown-alert-title\">\(kind.capitalized)</p>\n",
      end: "</div>\n")
    alert.insertBefore(quotation)
    if paragraph.firstChild == nil { paragraph.unlink() }
    while let block = quotation.firstChild { alert.append(block) }
    quotation.unlink()
    return alert
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
