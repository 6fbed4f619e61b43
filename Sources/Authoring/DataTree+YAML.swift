import YAML

extension DataTree {
  /// The tree in block style, which every version of YAML reads alike.
  var yaml: String { lines.map { $0 + "\n" }.joined() }

  /// The lines of a list or a map; of anything else the one line that stands for it.
  var lines: [String] {
    switch self {
    case .nothing: [""]
    case .literal(let text): [text]
    case .text(let text): [ScalarText.of(text)]
    case .prose(let text): (ScalarText.block(text, indent: 2) ?? ScalarText.of(text)).lines
    case .list(let items): items.isEmpty ? ["[]"] : items.flatMap(\.item)
    case .map(let entries): entries.isEmpty ? ["{}"] : entries.flatMap(\.lines)
    }
  }

  /// Whether it takes lines of its own below its key.
  fileprivate var isNested: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .map(let entries): !entries.isEmpty
    default: false
    }
  }

  /// The lines of an item of a list, the first one after a dash.
  private var item: [String] {
    lines.enumerated().map { position, line in
      // The further lines of a text bring their own indentation.
      if case .prose = self, position > 0 { return line }
      return line.isEmpty ? (position == 0 ? "-" : "") : (position == 0 ? "- " : "  ") + line
    }
  }
}

extension DataTree.Entry {
  /// The key with its value beside it, or below it.
  var lines: [String] {
    let behind = comment.isEmpty ? "" : "  # " + comment
    let key = ScalarText.of(self.key) + ":"
    let value = value.lines
    if self.value.isNested { return [key + behind] + value.map { $0.isEmpty ? $0 : "  " + $0 } }
    return [key + (value[0].isEmpty ? "" : " " + value[0]) + behind] + value.dropFirst()
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
