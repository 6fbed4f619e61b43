import Content
import YAML

/// Replacement of values.
extension FrontMatterEditor {
  /// Replaces the value of a field or list item with `value`.
  mutating func replace(
    _ node: SyntaxNode, of key: SyntaxNode, with value: NewValue, _ type: FieldType?, isInFlow: Bool
  ) {
    if case .scalar(let scalar) = node.content, let new = value.scalar, !node.range.isEmpty {
      if Self.says(scalar, new, type) { return }
      if isInFlow {
        edits.append((node.range, value.inBrackets))
      } else if case .text = value, scalar.style != .block, !new.contains("\n") {
        edits.append((node.range, ScalarText.of(new)))
      } else {
        rewrite(node, of: key, with: value)
      }
      return
    }
    switch (node.content, value) {
    case (.mapping(let entries), .record(let fields)):
      set(fields, in: node, entries, fields: type?.recordFields ?? [])
    case (.sequence(let nodes), .list(let items)): replace(nodes, in: node, of: key, with: items, type)
    case (.sequence(let nodes), .records(let changes)) where !nodes.isEmpty:
      apply(changes, to: nodes, in: node, type)
    default:
      if isInFlow {
        edits.append((node.range, (node.range.isEmpty ? " " : "") + value.inBrackets))
      } else {
        rewrite(node, of: key, with: value)
      }
    }
  }

  private mutating func replace(
    _ nodes: [SyntaxNode], in list: SyntaxNode, of key: SyntaxNode, with items: [NewValue], _ type: FieldType?
  ) {
    if items.contains(where: \.isRecord) { return rewrite(list, of: key, with: .list(items)) }
    let texts = items.map { $0.scalar ?? "" }
    let isSame =
      nodes.count == texts.count
      && zip(nodes, texts).allSatisfy { node, text in
        if case .scalar(let scalar) = node.content { Self.says(scalar, text, type?.element) } else { false }
      }
    guard !isSame else { return }
    if isFlow(list) {
      edits.append((list.range, NewValue.list(items).inBrackets))
    } else if let block = ItemBlock(nodes, in: text), !texts.isEmpty {
      edits.append((block.range, block.lines(items).map { $0 + text.lineEnd }.joined()))
    } else {
      rewrite(list, of: key, with: .list(items))
    }
  }

  /// Changes the records of a list and inserts new ones. An entry that is not a record cannot be changed.
  private mutating func apply(
    _ changes: [RecordChange], to nodes: [SyntaxNode], in list: SyntaxNode, _ type: FieldType?
  ) {
    for (position, slot) in RecordSlot.all(changes, count: nodes.count).enumerated() {
      insert(slot.new, before: position, in: list, nodes)
      if let fields = slot.fields, position < nodes.count, case .mapping(let entries) = nodes[position].content {
        set(fields, in: nodes[position], entries, fields: type?.element?.recordFields ?? [])
      }
    }
  }

  private mutating func insert(
    _ changes: [RecordChange], before position: Int, in list: SyntaxNode, _ nodes: [SyntaxNode]
  ) {
    guard let first = nodes.first, let last = nodes.last, !changes.isEmpty else { return }
    let records = changes.map { NewValue.record($0.fields) }
    let isLast = position == nodes.count
    if isFlow(list) {
      let place = isLast ? last.range.upperBound : nodes[position].range.lowerBound
      let text = records.map(\.inBrackets).joined(separator: ", ")
      edits.append((place..<place, isLast ? ", " + text : text + ", "))
      return
    }
    let start = lineStart(of: first.range.lowerBound)
    let indent = text.bytes[start...].prefix { $0 == 32 }.count
    let lines = records.flatMap { $0.itemLines(indent: indent) }
    if isLast {
      insert(lines, at: lineStart(after: list.range.upperBound))
    } else {
      let line = lineStart(of: nodes[position].range.lowerBound)
      // A comment above a record stays with it, except above the first record, where it can be about the whole list.
      insert(lines, at: position == 0 ? line : startOfComments(above: line))
    }
  }

  /// Returns the start of the first of the comment lines directly above the line that starts at `line`.
  private func startOfComments(above line: Int) -> Int {
    var start = line
    while start > text.yaml.lowerBound {
      let above = lineStart(of: start - 1)
      guard text.bytes[above..<start].first(where: { $0 != 32 }) == UInt8(ascii: "#") else { break }
      start = above
    }
    return start
  }

  /// Rewrites a field and keeps the comment at the end of its line.
  private mutating func rewrite(_ node: SyntaxNode, of key: SyntaxNode, with value: NewValue) {
    let indent = column(of: key.range.lowerBound)
    var lines = NewValue.lines(key.scalarText ?? "", value, indent: indent)
    lines[0] = String(lines[0].dropFirst(indent))
    // Keeps the rest of the line after the value, or after the key if there is no value.
    let end = max(node.range.upperBound, key.range.upperBound + 1)
    edits.append((key.range.lowerBound..<end, lines.joined(separator: text.lineEnd)))
  }

  /// Returns a Boolean value that indicates whether a scalar already has the value `text`, regardless of style.
  static func says(_ scalar: Node.Scalar, _ text: String, _ type: FieldType?) -> Bool {
    if scalar.text == text { return !scalar.isNull || text.isEmpty }
    if scalar.style == .block { return scalar.text.trimmingLineEnds() == text.trimmingLineEnds() }
    guard type?.isScalar(BooleanType.self) == true, let value = BooleanType.value(of: text) else { return false }
    return BooleanType.value(of: scalar.text) == value
  }
}

extension String {
  fileprivate func trimmingLineEnds() -> Substring {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

extension SyntaxNode {
  var isMapping: Bool { if case .mapping = content { true } else { false } }
}

extension NewValue {
  var isRecord: Bool { if case .record = self { true } else { false } }
}
