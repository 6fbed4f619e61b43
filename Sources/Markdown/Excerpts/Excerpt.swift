import CCMarkGFM

/// Extracts a short plain-text excerpt.
enum Excerpt {
  /// Returns the text before `<!--more-->`, or else the first paragraph with text.
  ///
  /// - Parameter isWholeText: Whether nothing follows the document. If true, a paragraph inside a list or block quote
  /// is
  ///   used if there is no other; if false, the result is then `nil`.
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

  /// Returns the text of a paragraph; `nil` for a paragraph of images only, and for other blocks.
  private static func words(of block: Node) -> String? {
    guard block.type == CMARK_NODE_PARAGRAPH,
      block.children.contains(where: { $0.type != CMARK_NODE_IMAGE && $0.type != CMARK_NODE_SOFTBREAK })
    else { return nil }
    let text = PlainText.of(block, separator: " ")
    return text.isEmpty ? nil : text
  }

  /// Returns `text`, cut after a word and followed by "…" if it has more than `limit` characters.
  static func cut(_ text: String, to limit: Int) -> String {
    // A character has at least one byte, so most text does not need counting.
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

  /// Returns the end of the first `count` characters; `nil` if there are fewer.
  private static func end(ofFirst count: Int, in text: String) -> String.Index? {
    // In ASCII, each byte is a character, except that CR LF is one. The next byte is also checked, because it could
    // combine with the last character.
    let isPlain = text.utf8.prefix(count + 1).allSatisfy { $0 < 0x80 && $0 != 0x0D }
    return isPlain
      ? text.utf8.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex)
      : text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex)
  }
}
