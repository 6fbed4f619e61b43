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
    if items.contains(where: \.isRecord) {
      merge(items, into: nodes, in: list, of: key, type)
      return
    }
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

  /// Merges records by position, because they have no name: the first new record updates the first old one.
  private mutating func merge(
    _ items: [NewValue], into nodes: [SyntaxNode], in list: SyntaxNode, of key: SyntaxNode, _ type: FieldType?
  ) {
    guard let first = nodes.first, let last = nodes.last, nodes.prefix(items.count).allSatisfy(\.isMapping) else {
      return rewrite(list, of: key, with: .list(items))
    }
    for (node, item) in zip(nodes, items) {
      guard case .mapping(let entries) = node.content, case .record(let fields) = item else { continue }
      set(fields, in: node, entries, fields: type?.element?.recordFields ?? [])
    }
    let added = items.dropFirst(nodes.count)
    if added.isEmpty { return }
    if isFlow(list) {
      let end = last.range.upperBound
      edits.append((end..<end, added.map { ", " + $0.inBrackets }.joined()))
      return
    }
    let start = lineStart(of: first.range.lowerBound)
    let indent = text.bytes[start...].prefix { $0 == 32 }.count
    insert(added.flatMap { $0.itemLines(indent: indent) }, at: lineStart(after: list.range.upperBound))
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
    guard case .boolean? = type else { return false }
    let truths: Set = ["true", "yes"]
    let lies: Set = ["false", "no"]
    return [truths, lies].contains { $0.contains(scalar.text.lowercased()) && $0.contains(text.lowercased()) }
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
