import HTML

/// Paragraphs that are shown as code because they begin with a tab or with four spaces.
enum IndentedProse {
  static func find(in root: Node, _ lines: [Range<Int>], of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position: Node? = root
    while let node = position {
      position = node.holdsText ? node.following(in: root) : node.firstChild ?? node.following(in: root)
      guard node.isIndentedCode, lines.indices.contains(node.startLine - 1) else { continue }
      let text = source[lines[node.startLine - 1]].drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }.trimmingSpaces()
      guard isProse(text) else { continue }
      found.append(
        StrayMarkup(
          range: text.indices, message: "this paragraph is shown as code, because it is indented",
          help: "remove the tab or the spaces at the beginning of the line"))
    }
    return found
  }

  /// Returns whether a line is a sentence rather than code: it begins with a capital letter, has four words, and none of
  /// the characters that are common in code.
  private static func isProse(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(whereSeparator: \.isHTMLSpace)
    let isCapitalized = text.first.map { $0 >= 0xC3 || $0.isASCIILetter && $0 != $0.asciiLowercased } == true
    return isCapitalized && words.count >= 4 && !text.contains { "{}<>=;|\\_[]".utf8.contains($0) }
  }
}
