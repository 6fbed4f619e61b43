import CCMarkGFM

/// A short plain text that stands for a longer one.
enum Excerpt {
  /// What stands before `<!--more-->` in the document, else its first paragraph that has words.
  ///
  /// - Parameter isWholeText: Whether nothing follows the document. Then a paragraph inside a list or a quote will do
  ///   where there is no other; else the answer is `nil` where there is no other.
  static func text(of document: Node, isWholeText: Bool) -> String? {
    let blocks = document.children
    if let marker = blocks.firstIndex(where: { $0.type == CMARK_NODE_HTML_BLOCK && MoreMarker.isMarker($0.literal) }) {
      let shown = blocks[..<marker].filter { $0.type != CMARK_NODE_FOOTNOTE_DEFINITION }
      return shown.map { PlainText.of($0, separator: " ") }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    if let words = blocks.lazy.compactMap(words).first { return words }
    guard isWholeText else { return nil }
    var position = document.firstChild
    while let node = position {
      if let words = words(of: node) { return words }
      position = (node.type == CMARK_NODE_PARAGRAPH ? nil : node.firstChild) ?? node.following(in: document)
    }
    return ""
  }

  /// The text of a paragraph; `nil` for one of pictures only, and for other blocks.
  private static func words(of block: Node) -> String? {
    guard block.type == CMARK_NODE_PARAGRAPH,
      block.children.contains(where: { $0.type != CMARK_NODE_IMAGE && $0.type != CMARK_NODE_SOFTBREAK })
    else { return nil }
    let text = PlainText.of(block, separator: " ")
    return text.isEmpty ? nil : text
  }

  /// `text`, with its end left out after a word and replaced by "…" where it has more than `limit` characters.
  static func cut(_ text: String, to limit: Int) -> String {
    // A character has at least a byte, so most texts need no counting.
    guard text.utf8.count > limit, let end = end(ofFirst: limit, in: text), end < text.endIndex else {
      return text
    }
    guard limit > 0 else { return "" }
    let room = text[..<text.index(before: end)]
    let isBetweenWords = text[room.endIndex].isWhitespace
    var words = isBetweenWords ? room : room.lastIndex(where: \.isWhitespace).map { room[..<$0] } ?? room
    while let last = words.last, last.isWhitespace || ",;:–—-(".contains(last) { words.removeLast() }
    return words + "…"
  }

  /// Where the first `count` characters end; `nil` where there are fewer.
  private static func end(ofFirst count: Int, in text: String) -> String.Index? {
    // Of ASCII each byte is a character, but for the two of a line end. The byte after them is looked at, too: it could belong to the last one.
    let isPlain = text.utf8.prefix(count + 1).allSatisfy { $0 < 0x80 && $0 != 0x0D }
    return isPlain
      ? text.utf8.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex)
      : text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex)
  }
}
