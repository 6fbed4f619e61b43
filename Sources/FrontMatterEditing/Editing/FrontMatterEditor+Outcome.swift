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
      return holds(items, values, type?.element)
    case (.sequence(let items), .records(let changes)):
      return holds(items, changes, from: before, type?.element)
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

  private static func holds(_ items: [SyntaxNode], _ values: [NewValue], _ type: FieldType?) -> Bool {
    items.count == values.count && zip(items, values).allSatisfy { holds($0, $1, from: nil, type) }
  }

  /// Returns whether the records of `before` that were not changed stay, with the new ones between them.
  private static func holds(
    _ items: [SyntaxNode], _ changes: [RecordChange], from before: SyntaxNode?, _ type: FieldType?
  ) -> Bool {
    var earlier: [SyntaxNode] = []
    if case .sequence(let nodes)? = before?.content { earlier = nodes }
    var rest = items[...]
    for (position, slot) in RecordSlot.all(changes, count: earlier.count).enumerated() {
      for change in slot.new {
        guard let item = rest.popFirst(), holds(item, .record(change.fields), from: nil, type) else { return false }
      }
      guard position < earlier.count else { continue }
      guard let item = rest.popFirst() else { return false }
      let isRight =
        slot.fields.map { holds(item, .record($0), from: earlier[position], type) } ?? item.says(earlier[position])
      guard isRight else { return false }
    }
    return rest.isEmpty
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
