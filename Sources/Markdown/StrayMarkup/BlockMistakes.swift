import CCMarkGFM
import HTML

/// Blocks that are something else than their author meant: a code block that is not closed, a paragraph that is a heading
/// because of the hyphens under it, an empty heading, and list items that are not nested.
struct BlockMistakes {
  private let lines: [Range<Int>]
  private let source: [UInt8]

  static func find(in root: Node, _ lines: [Range<Int>], of source: [UInt8]) -> [StrayMarkup] {
    let search = BlockMistakes(lines: lines, source: source)
    var found: [StrayMarkup] = []
    var position: Node? = root
    while let node = position {
      position = node.holdsText ? node.following(in: root) : node.firstChild ?? node.following(in: root)
      guard lines.indices.contains(node.startLine - 1) else { continue }
      if node.isFencedCode {
        found += [search.fence(node, isAlone: node.parent == root && root.children.count == 1)].compactMap { $0 }
      } else if node.type == CMARK_NODE_HEADING {
        found += [node.firstChild == nil ? search.emptyHeading(node) : search.underlined(node)].compactMap { $0 }
      }
    }
    return found + search.flatItems(in: root)
  }

  /// Returns a line of the source, counted from 1, without block quote markers and whitespace around it.
  private func text(ofLine line: Int) -> ArraySlice<UInt8>? {
    guard lines.indices.contains(line - 1) else { return nil }
    return source[lines[line - 1]].drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }.trimmingSpaces()
  }

  // MARK: Code blocks

  private func fence(_ code: Node, isAlone: Bool) -> StrayMarkup? {
    guard let text = text(ofLine: code.startLine),
      let start = ["```", "~~~"].compactMap({ text.firstRange(of: Array($0.utf8))?.lowerBound }).min()
    else { return nil }
    let fence = text[start...].prefix { $0 == text[start] }
    let mark = String(decoding: fence, as: UTF8.self)
    let end = self.text(ofLine: code.endLine) ?? []
    let isClosed = code.endLine > code.startLine && end.count >= fence.count && end.allSatisfy { $0 == fence.first }
    guard isClosed else {
      return StrayMarkup(
        range: fence.indices, message: "this code block is not closed, so the text after it is shown as code",
        help: "add a line with \(mark) where the code ends")
    }
    guard isAlone, ["markdown", "md"].contains(String(decoding: code.codeLanguage, as: UTF8.self)) else { return nil }
    return StrayMarkup(
      range: text.indices, message: "the whole text is shown as code, because it is in a code block",
      help: "delete this line and the last line, \(mark)")
  }

  // MARK: Headings

  private func emptyHeading(_ heading: Node) -> StrayMarkup? {
    guard let text = text(ofLine: heading.startLine), text.first == UInt8(ascii: "#") else { return nil }
    return StrayMarkup(
      range: text.indices, message: "this heading has no text", help: "add the text of the heading, or delete the line")
  }

  /// Returns a paragraph that is a heading because the hyphens under it were meant as a line between two paragraphs: it
  /// has several lines or is a sentence.
  private func underlined(_ heading: Node) -> StrayMarkup? {
    guard let first = text(ofLine: heading.startLine), first.first != UInt8(ascii: "#"),
      let end = (heading.startLine + 1...heading.startLine + 20).first(where: isUnderline),
      text(ofLine: end)?.first == UInt8(ascii: "-"), let last = text(ofLine: end - 1)?.last
    else { return nil }
    // Front matter in the text has its own finding.
    guard heading.startLine > 2, !(heading.startLine..<end).allSatisfy(isField) else { return nil }
    guard end > heading.startLine + 1 || ".,;!?".utf8.contains(last) else { return nil }
    return StrayMarkup(
      range: first.indices, message: "this paragraph is shown as a heading, because of the hyphens under it",
      help: "add a blank line above the hyphens")
  }

  /// Returns whether a line looks like a field of front matter, as `date: 2026-03-14`.
  private func isField(_ line: Int) -> Bool {
    guard let text = text(ofLine: line), let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return !text[..<colon].contains(where: \.isHTMLSpace)
  }

  /// Returns whether a line can underline a heading.
  private func isUnderline(_ line: Int) -> Bool {
    guard let text = text(ofLine: line), let mark = text.first, "-=".utf8.contains(mark) else { return false }
    return text.allSatisfy { $0 == mark }
  }

  // MARK: Lists

  /// Returns the items of lists that are indented, but not enough to be nested in the item above them.
  private func flatItems(in root: Node) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var above: Node?
    for block in root.children {
      let items = block.type == CMARK_NODE_LIST ? block.children : []
      // In a list, only an item before another that begins where the first does was meant to be nested.
      let outer = items.first.flatMap(indentation)
      let last = items.lastIndex { indentation(of: $0) == outer } ?? 0
      for (index, item) in items.enumerated() where index > 0 && index < last {
        if let markup = flat(item, below: items[0]) { found.append(markup) }
      }
      if let above, above.type == CMARK_NODE_LIST, let first = above.firstChild {
        found += items.compactMap { flat($0, below: first) }
      }
      above = block
    }
    return found
  }

  /// Returns the finding for an item with less indentation than the text of `outer`, the first item of the list that it
  /// is below, but more than `outer`.
  private func flat(_ item: Node, below outer: Node) -> StrayMarkup? {
    guard let own = indentation(of: item), let other = indentation(of: outer), own > other,
      let line = text(ofLine: outer.startLine)
    else { return nil }
    let marker = line.prefix { !$0.isHTMLSpace }
    let spaces = source[marker.endIndex...].prefix { $0 == UInt8(ascii: " ") }
    let needed = other + marker.count + max(1, spaces.count > 4 ? 1 : spaces.count)
    guard own < needed, let text = text(ofLine: item.startLine) else { return nil }
    return StrayMarkup(
      range: text.prefix { !$0.isHTMLSpace }.indices, message: "this item is not nested in the list item above it",
      help: "indent this line with \(needed) spaces")
  }

  /// Returns the number of spaces before a list item; `nil` if there are other characters, such as tabs.
  private func indentation(of item: Node) -> Int? {
    guard lines.indices.contains(item.startLine - 1) else { return nil }
    let line = source[lines[item.startLine - 1]]
    let spaces = line.prefix { $0 == UInt8(ascii: " ") }
    return spaces.count < line.count && !line[spaces.endIndex].isHTMLSpace ? spaces.count : nil
  }
}
