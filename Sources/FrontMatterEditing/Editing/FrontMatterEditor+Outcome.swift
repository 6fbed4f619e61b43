import Content
import YAML

/// Verification of an edit: compares the edited YAML with the intended values.
extension FrontMatterEditor {
  /// Returns a Boolean value that indicates whether `node` contains `value` and what `before` contained otherwise:
  /// fields that were not set, and the other records of a list. `type` is the type of the field.
  private static func holds(
    _ node: SyntaxNode, _ value: NewValue, from before: SyntaxNode?, _ type: FieldType?
  ) -> Bool {
    switch (node.content, value) {
    case (.scalar(let scalar), .text(let text)), (.scalar(let scalar), .literal(let text)):
      return says(scalar, text, type)
    case (.sequence(let items), .list(let values)):
      return holds(items, values, from: before, type?.element)
    case (.mapping(let entries), .record(let fields)):
      return holds(entries, fields, from: before, type?.recordFields ?? [])
    default: return false
    }
  }

  /// Returns the same for the entries of a mapping, where `fields` are the fields of its type.
  static func holds(
    _ entries: [SyntaxNode.Entry], _ values: [NewValue.Field], from before: SyntaxNode?, _ fields: [Field]
  ) -> Bool {
    var earlier: [SyntaxNode.Entry] = []
    if case .mapping(let entries)? = before?.content { earlier = entries }
    let names = Set(values.map(\.key))
    let others = earlier.filter { !names.contains($0.key.scalarText ?? "") }
    guard entries.count == names.count + others.count else { return false }
    func value(of key: String?, in entries: [SyntaxNode.Entry]) -> SyntaxNode? {
      entries.first { $0.key.scalarText == key }?.value
    }
    return values.allSatisfy { field in
      value(of: field.key, in: entries).map { node in
        holds(
          node, field.value, from: value(of: field.key, in: earlier), fields.first { $0.key == field.key }?.type)
      } ?? false
    }
      && others.allSatisfy { entry in
        value(of: entry.key.scalarText, in: entries).map { $0.says(entry.value) } ?? false
      }
  }

  private static func holds(
    _ items: [SyntaxNode], _ values: [NewValue], from before: SyntaxNode?, _ type: FieldType?
  ) -> Bool {
    var earlier: [SyntaxNode] = []
    // A list of records keeps the records that were not set, if those that were set are records.
    if values.contains(where: \.isRecord), case .sequence(let nodes)? = before?.content,
      nodes.prefix(values.count).allSatisfy(\.isMapping)
    {
      earlier = nodes
    }
    guard items.count == max(values.count, earlier.count) else { return false }
    return zip(items, values).enumerated().allSatisfy { position, pair in
      holds(pair.0, pair.1, from: position < earlier.count ? earlier[position] : nil, type)
    } && zip(items, earlier).dropFirst(values.count).allSatisfy { $0.says($1) }
  }
}

extension SyntaxNode {
  /// Returns a Boolean value that indicates whether the node has the same value as `other`, regardless of style.
  fileprivate func says(_ other: SyntaxNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left), .scalar(let right)): left.text == right.text && left.isNull == right.isNull
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.says($1) }
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key.says($1.key) && $0.value.says($1.value) }
    default: false
    }
  }
}
