import YAML

extension DataTree {
  /// The tree as YAML in block style, which every version of YAML reads the same way.
  var yaml: String { lines.map { $0 + "\n" }.joined() }

  /// The lines of the value: one line unless it is a list, a map, or multiline text.
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

  /// A Boolean value that indicates whether the value is written on its own lines below its key.
  fileprivate var isNested: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .map(let entries): !entries.isEmpty
    default: false
    }
  }

  /// The lines of a list item, the first one after a dash.
  private var item: [String] {
    lines.enumerated().map { position, line in
      // The other lines of multiline text are already indented.
      if case .prose = self, position > 0 { return line }
      return line.isEmpty ? (position == 0 ? "-" : "") : (position == 0 ? "- " : "  ") + line
    }
  }
}

extension DataTree.Entry {
  /// The lines of the key with its value after it or below it.
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
