import Diagnostics

/// Changes to the tags of a template, by the position of the tag's first token.
struct TagEdits {
  private enum Edit {
    /// Leaves the tag out.
    case remove
    /// Writes a closing tag in place of the tag.
    case replace(String)
    /// Gives the tag another name, and leaves out tokens after the name.
    case rename(String, skipping: Int)
  }

  private var edits: [Int: Edit] = [:]
  /// The closing tags to insert before a token.
  private var insertions: [Int: [String]] = [:]

  mutating func remove(_ index: Int) { edits[index] = .remove }
  mutating func replace(_ index: Int, with name: String) { edits[index] = .replace(name) }
  mutating func restore(_ index: Int, as name: String) { edits[index] = .replace(name) }
  mutating func insert(_ name: String, before index: Int) { insertions[index, default: []].append(name) }

  mutating func rename(_ index: Int, to name: String, skipping count: Int) {
    edits[index] = .rename(name, skipping: count)
  }

  /// Makes the closing tag at `index` close the inner tag, and the one at `outer` the tag around it.
  mutating func closeInner(_ index: Int, with name: String, andOuterAt outer: Int) {
    insertions[index] = nil
    edits[index] = .replace(name)
    edits[outer] = nil
  }

  func applied(to tokens: [Token]) -> [Token] {
    guard !edits.isEmpty || !insertions.isEmpty else { return tokens }
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      let location = tokens[index].location
      for name in insertions[index] ?? [] { result += Self.tag(name, at: location) }
      switch edits[index] {
      case nil:
        result.append(tokens[index])
        index += 1
      case .rename(let name, let count):
        result += [tokens[index], Token(kind: .name(name), location: tokens[index + 1].location)]
        index += 2 + count
      case .remove: index = Self.end(of: index, in: tokens)
      case .replace(let name):
        result += Self.tag(name, at: location)
        index = Self.end(of: index, in: tokens)
      }
    }
    return result
  }

  private static func tag(_ name: String, at location: SourceLocation) -> [Token] {
    [.tagStart, .name(name), .tagEnd].map { Token(kind: $0, location: location) }
  }

  /// Returns the position after the tag that begins at `index`.
  private static func end(of index: Int, in tokens: [Token]) -> Int {
    let end = tokens[index...].firstIndex { $0.kind == .tagEnd || $0.kind == .end }
    return end.map { tokens[$0].kind == .end ? $0 : $0 + 1 } ?? tokens.count
  }
}
