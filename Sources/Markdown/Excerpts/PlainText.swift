import CCMarkGFM
import HTML

/// Extracts text without markup.
enum PlainText {
  /// Returns the text of `root`, with `separator` between blocks, and without raw HTML and footnote references.
  static func of(_ root: Node, separator: String) -> String {
    var text: [UInt8] = []
    var startsBlock = false
    var position: Node? = root
    while let node = position {
      if !node.isInline { startsBlock = true }
      switch node.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
        if startsBlock, !text.isEmpty {
          while text.last?.isHTMLSpace == true { text.removeLast() }
          text.append(contentsOf: separator.utf8)
        }
        startsBlock = false
        node.appendLiteral(to: &text)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        // A tag that is removed can leave a space on either side.
        if text.last?.isHTMLSpace == false { text.append(UInt8(ascii: " ")) }
      default: break
      }
      position = node.firstChild ?? node.following(in: root)
    }
    return String(decoding: text[...].trimmingSpaces(), as: UTF8.self)
  }
}
