/// The reusable blocks of an export ("synced patterns"), which posts refer to by number.
struct ReusableBlocks: Sendable {
  private let contents: [Int: String]
  /// The maximum size of a text with its blocks in bytes, and the depth of blocks in blocks.
  private static let limits = (size: 4 << 20, depth: 4)

  init(_ export: WordPressExport) {
    contents = Dictionary(
      export.items.filter { $0.type == "wp_block" }.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns `html` with the contents of reusable blocks in place of the comments that refer to them.
  func expanding(_ html: String) -> String { expanding(html, depth: 0) }

  private func expanding(_ html: String, depth: Int) -> String {
    guard depth < Self.limits.depth, !contents.isEmpty, html.utf8.range(of: "<!-- wp:block ") != nil else {
      return html
    }
    var text = ""
    for piece in HTMLPieces(html) {
      switch piece {
      case .text(let part): text += part
      case .tag(let tag): text += tag.source
      case .comment(let comment):
        let block = BlockComment(comment)
        if block.name == "block", block.isDynamic, text.utf8.count < Self.limits.size,
          let number = block.numbers("ref").first.flatMap({ Int($0) }), let content = contents[number]
        {
          text += expanding(content, depth: depth + 1)
        } else {
          text += comment
        }
      }
    }
    return text
  }
}
