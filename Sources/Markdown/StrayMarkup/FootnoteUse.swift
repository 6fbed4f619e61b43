import CCMarkGFM
import HTML

/// Texts of footnotes that readers do not see, because nothing refers to them or because their label occurs twice.
enum FootnoteUse {
  static func find(in root: Node, _ lines: [Range<Int>], of source: [UInt8]) -> [StrayMarkup] {
    guard source[...].firstIndex(of: "[^", from: 0) != nil else { return [] }
    let read = survey(root, lineCount: lines.count)
    let reversed = reversedLabels(in: source)
    var defined: Set<ArraySlice<UInt8>> = []
    return lines.indices.compactMap { line in
      let text = source[lines[line]].drop { $0 == UInt8(ascii: " ") }
      guard text.starts(with: "[^".utf8), text.startIndex - lines[line].lowerBound < 4, !read.code[line],
        let end = text.firstIndex(of: "]:", from: text.startIndex + 2), end > text.startIndex + 2
      else { return nil }
      let label = text[(text.startIndex + 2)..<end].asciiLowercased
      guard !label.contains(where: { $0.isHTMLSpace || "[]".utf8.contains($0) }) else { return nil }
      let isRepeated = !defined.insert(label).inserted
      guard !read.used.contains(line + 1), !reversed.contains(label) else { return nil }
      return finding(text.startIndex..<(end + 1), source, isRepeated: isRepeated)
    }
  }

  private static func finding(_ range: Range<Int>, _ source: [UInt8], isRepeated: Bool) -> StrayMarkup {
    let label = String(decoding: source[range], as: UTF8.self)
    return isRepeated
      ? StrayMarkup(
        range: range, message: "readers do not see this footnote, because another footnote has the same label",
        help: "choose another label, here and where the text refers to it")
      : StrayMarkup(
        range: range, message: "readers do not see this footnote, because the text does not refer to it",
        help: "add \(label) to the text where it belongs, or delete this footnote")
  }

  /// Returns the lines that are in code blocks or HTML, and the numbers of the lines on which the footnotes begin that
  /// readers see.
  private static func survey(_ root: Node, lineCount: Int) -> (code: [Bool], used: Set<Int>) {
    var code = [Bool](repeating: false, count: lineCount)
    var used: Set<Int> = []
    var position: Node? = root
    while let node = position {
      position = node.holdsText ? node.following(in: root) : node.firstChild ?? node.following(in: root)
      if node.type == CMARK_NODE_FOOTNOTE_DEFINITION { used.insert(node.startLine) }
      guard node.type == CMARK_NODE_CODE_BLOCK || node.type == CMARK_NODE_HTML_BLOCK else { continue }
      let first = max(node.startLine, 1)
      for line in first..<max(node.endLine + 1, first) where line <= lineCount { code[line - 1] = true }
    }
    return (code, used)
  }

  /// Returns the labels in references whose first two characters are in the wrong order, `^[1]`, which have their own
  /// finding.
  private static func reversedLabels(in source: [UInt8]) -> Set<ArraySlice<UInt8>> {
    var labels: Set<ArraySlice<UInt8>> = []
    var next = source[...].firstIndex(of: "^[", from: 0)
    while let start = next {
      labels.insert(source[(start + 2)...].prefix(100).prefix { $0 != UInt8(ascii: "]") }.asciiLowercased)
      next = source[...].firstIndex(of: "^[", from: start + 2)
    }
    return labels
  }
}
