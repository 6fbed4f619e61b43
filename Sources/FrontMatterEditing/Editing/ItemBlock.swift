import YAML

/// The items of a list of texts that stand on lines of their own, with the comments that belong to them.
struct ItemBlock {
  /// From the line of the first item, or the first comment above it, to the end of the line of the last.
  let range: Range<Int>
  private let margin: String
  private var items: [(text: String, lines: [String])] = []

  /// `nil` where an item is no text, or takes more than a line.
  init?(_ nodes: [SyntaxNode], in text: FrontMatterText) {
    guard let first = nodes.first, let last = nodes.last else { return nil }
    let start = text.lineStart(of: first.range.lowerBound)
    range = start..<text.lineStart(after: last.range.upperBound)
    let before = text.bytes[start..<first.range.lowerBound]
    guard before.allSatisfy({ $0 == 32 || $0 == UInt8(ascii: "-") }) else { return nil }
    margin = String(repeating: " ", count: before.prefix { $0 == 32 }.count)
    var place = start
    for node in nodes {
      guard case .scalar(let scalar) = node.content, scalar.style != .block,
        !text.bytes[node.range].contains(10)
      else { return nil }
      let end = text.lineStart(after: node.range.upperBound)
      let lines = String(decoding: text.bytes[place..<end].filter { $0 != 13 }, as: UTF8.self)
      items.append((scalar.text, lines.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)))
      place = end
    }
  }

  /// The lines of a list of `values`: those of the items that are there already, and new ones.
  func lines(_ values: [NewValue]) -> [String] {
    var left = items
    return values.flatMap { value -> [String] in
      guard let position = left.firstIndex(where: { $0.text == value.scalar }) else {
        return value.itemLines(indent: margin.count)
      }
      return left.remove(at: position).lines
    }
  }
}
