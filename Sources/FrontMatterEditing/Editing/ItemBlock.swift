import YAML

/// The items of a list of single values on separate lines, with their comments.
struct ItemBlock {
  /// The range from the line of the first item to the end of the line of the last.
  let range: Range<Int>
  private let margin: String
  private var items: [(text: String, lines: [String])] = []

  /// Creates a block from `nodes`. Returns `nil` if an item is not a single value on one line.
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

  /// Returns the lines for `values`: the existing lines of items that stay, and new lines.
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
