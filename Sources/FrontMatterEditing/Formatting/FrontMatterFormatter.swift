import Content
import YAML

/// Formats front matter: fields in the order of their type, quotes only where they are needed, and consistent spacing.
/// Comments stay with their keys.
///
/// The text is processed from beginning to end, so that each comment is found in its place. Fields in a form that the
/// formatter does not support (anchors, tags, `? key`) are kept unchanged.
struct FrontMatterFormatter {
  /// The error for a field in a form that is kept unchanged.
  struct UnknownForm: Error {}

  /// A key with its value, as lines without line breaks.
  struct Block {
    let key: String
    let lead: [Trivia]
    var lines: [String]
  }

  /// A line between two fields.
  enum Trivia {
    case blank
    /// A comment, from its `#`.
    case comment(String)
  }

  let bytes: [UInt8]
  /// The position of the first byte that is not yet processed.
  var cursor: Int
  let end: Int

  /// Returns the formatted lines of `yaml`, a part of `bytes` whose root is the mapping `entries`. Throws
  /// ``UnknownForm`` if fields do not start on their own lines.
  static func lines(
    of entries: [SyntaxNode.Entry], in yaml: Range<Int>, of bytes: [UInt8], fields: [Field]
  ) throws(UnknownForm) -> [String] {
    var formatter = FrontMatterFormatter(bytes: bytes, cursor: yaml.lowerBound, end: yaml.upperBound)
    return try formatter.topLines(entries, fields: fields)
  }

  private mutating func topLines(_ entries: [SyntaxNode.Entry], fields: [Field]) throws(UnknownForm) -> [String] {
    var blocks: [Block] = []
    var header: [Trivia] = []
    for entry in entries {
      var lead = trivia()
      if blocks.isEmpty {
        lead = Array(lead.drop(while: \.isBlank))
        header = Self.takingHeader(of: &lead)
      }
      let start = cursor
      let key = entry.key.scalarText ?? ""
      do {
        let field = fields.first { $0.key == key }
        blocks.append(Block(key: key, lead: lead, lines: try entryLines(entry, field?.type, column: 0, indent: 0)))
      } catch {
        guard start <= entry.key.range.lowerBound else { throw error }
        cursor = lineEnd(after: max(entry.key.range.upperBound, entry.value.range.upperBound))
        let lines = text(start..<cursor).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        blocks.append(Block(key: key, lead: lead, lines: lines))
        skipLineEnd()
      }
    }
    let rest = trivia()
    let body = Self.joined(Self.ordered(blocks, fields), indent: 0)
    let top = header.isEmpty ? body : Self.lines(header, indent: 0) + [""] + body
    let lines = top + Self.lines(rest, indent: 0, after: true)
    return lines.last == "" ? lines.dropLast() : lines
  }

  /// Takes the comments above a blank line at the top, which belong to the file rather than to its first key.
  private static func takingHeader(of lead: inout [Trivia]) -> [Trivia] {
    guard let last = lead.lastIndex(where: \.isBlank), lead[..<last].contains(where: { !$0.isBlank }) else { return [] }
    defer { lead.removeSubrange(...last) }
    let end = lead[..<last].lastIndex { !$0.isBlank } ?? last
    return Array(lead[...end])
  }
}

extension FrontMatterFormatter {
  /// Returns the fields of a block mapping at `column` in their order.
  mutating func blocks(
    _ entries: [SyntaxNode.Entry], fields: [Field]?, column: Int, indent: Int
  ) throws(UnknownForm) -> [Block] {
    var blocks: [Block] = []
    for entry in entries {
      let lead = trivia()
      guard cursor == entry.key.range.lowerBound else { throw UnknownForm() }
      let key = entry.key.scalarText ?? ""
      let type = fields?.first { $0.key == key }?.type
      blocks.append(
        Block(key: key, lead: lead, lines: try entryLines(entry, type, column: column, indent: indent)))
    }
    return Self.ordered(blocks, fields ?? [])
  }

  private mutating func entryLines(
    _ entry: SyntaxNode.Entry, _ type: FieldType?, column: Int, indent: Int
  ) throws(UnknownForm) -> [String] {
    guard cursor == entry.key.range.lowerBound, case .scalar = entry.key.content, !text(entry.key.range).contains("\n")
    else { throw UnknownForm() }
    let key = try scalarLines(entry.key, indent: indent, isInFlow: false)[0]
    cursor = entry.key.range.upperBound
    skipBlanks()
    guard cursor < end, bytes[cursor] == UInt8(ascii: ":") else { throw UnknownForm() }
    cursor += 1
    let margin = String(repeating: " ", count: indent)
    let isFlow = isFlow(entry.value)
    switch entry.value.content {
    case .mapping(let entries) where !isFlow:
      let comment = try finishLine()
      let inner = self.column(of: entry.value.range.lowerBound)
      let blocks = try blocks(entries, fields: type?.recordFields, column: inner, indent: indent + 2)
      let rest = Self.lines(footer(column: inner), indent: indent + 2, after: true)
      return [margin + key + ":" + comment] + Self.joined(blocks, indent: indent + 2) + rest
    case .sequence(let items) where !isFlow:
      let comment = try finishLine()
      return [margin + key + ":" + comment] + (try itemLines(items, type?.element, column: column, indent: indent + 2))
    default:
      var lines = try inlineLines(entry.value, type, column: column, indent: indent)
      lines[0] = margin + key + ":" + lines[0]
      return lines
    }
  }

  /// Returns the lines of a block sequence.
  private mutating func itemLines(
    _ items: [SyntaxNode], _ type: FieldType?, column: Int, indent: Int
  ) throws(UnknownForm) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var dashColumn = 0
    for item in items {
      let lead = trivia()
      guard cursor < end, bytes[cursor] == UInt8(ascii: "-") else { throw UnknownForm() }
      dashColumn = self.column(of: cursor)
      cursor += 1
      var block: [String]
      switch item.content {
      case .mapping(let entries) where !isFlow(item):
        try skipToValue(item)
        let inner = self.column(of: cursor)
        var blocks = try blocks(entries, fields: type?.recordFields, column: inner, indent: indent + 2)
        let first = blocks[0].lead.filter { !$0.isBlank }
        blocks[0] = Block(key: blocks[0].key, lead: [], lines: blocks[0].lines)
        block = Self.joined(blocks, indent: indent + 2)
        block[0] = margin + "- " + block[0].dropFirst(indent + 2)
        block = Self.lines(first, indent: indent) + block
        block += Self.lines(footer(column: inner), indent: indent + 2, after: true)
      case .sequence where !isFlow(item): throw UnknownForm()
      default:
        block = try inlineLines(item, type, column: dashColumn, indent: indent)
        block[0] = margin + "-" + block[0]
      }
      lines += Self.lines(lead, indent: indent, after: !lines.isEmpty) + block
    }
    return lines + Self.lines(footer(column: max(dashColumn, column + 1)), indent: indent, after: true)
  }

  /// Returns the lines of a value that starts on the line of its key or dash, with the space before it and the comment
  /// after it.
  private mutating func inlineLines(
    _ node: SyntaxNode, _ type: FieldType?, column: Int, indent: Int
  ) throws(UnknownForm) -> [String] {
    if node.range.isEmpty { return [try finishLine()] }
    try skipToValue(node)
    var lines =
      if case .scalar = node.content {
        try scalarLines(node, indent: indent + 2, isInFlow: false, shift: indent - column)
      } else if text(node.range).contains("\n") {
        shifted(node.range, by: indent - column)
      } else {
        [try flowText(node, type)]
      }
    cursor = node.range.upperBound
    lines[0] = " " + lines[0]
    lines[lines.count - 1] += try finishLine()
    return lines
  }

  private static func ordered(_ blocks: [Block], _ fields: [Field]) -> [Block] {
    blocks.enumerated().sorted { left, right in
      let positions = (
        fields.firstIndex { $0.key == left.element.key } ?? .max,
        fields.firstIndex { $0.key == right.element.key } ?? .max
      )
      return (positions.0, left.offset) < (positions.1, right.offset)
    }.map(\.element)
  }
}
