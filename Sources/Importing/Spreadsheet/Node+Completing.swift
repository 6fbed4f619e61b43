import Content
import FrontMatterEditing
import YAML

extension FrontMatter {
  /// Returns the front matter of a file; `nil` if it has none or it is not valid YAML.
  static func node(of bytes: [UInt8]) -> Node? {
    FrontMatter(bytes).yaml.flatMap { YAMLDocument.parse(bytes[$0], path: "").0 }
  }
}

extension Node {
  /// The location of values that do not come from the row, so their errors are not the row's.
  static let elsewhere = Place(line: 0, column: 0, length: 0)

  /// Returns the node with everything else that is in `other`, at the location ``elsewhere``.
  func completed(with other: Node?) -> Node {
    guard let other else { return self }
    switch (content, other.content) {
    case (.mapping(let entries), .mapping(let others)):
      let own = entries.map { entry in
        Node.Entry(
          key: entry.key, keyPlace: entry.keyPlace,
          value: entry.value.completed(with: others.first { $0.key == entry.key }?.value))
      }
      let added = others.filter { other in !entries.contains { $0.key == other.key } }.map {
        Node.Entry(key: $0.key, keyPlace: Self.elsewhere, value: $0.value.movedElsewhere)
      }
      return Node(content: .mapping(own + added), place: place)
    case (.sequence(let items), .sequence(let others)) where items.contains(where: \.isMapping):
      let own = items.enumerated().map { position, item in
        item.completed(with: position < others.count ? others[position] : nil)
      }
      return Node(content: .sequence(own + others.dropFirst(items.count).map(\.movedElsewhere)), place: place)
    default: return self
    }
  }

  private var isMapping: Bool { if case .mapping = content { true } else { false } }

  private var movedElsewhere: Node {
    switch content {
    case .scalar: Node(content: content, place: Self.elsewhere)
    case .sequence(let items): Node(content: .sequence(items.map(\.movedElsewhere)), place: Self.elsewhere)
    case .mapping(let entries):
      Node(
        content: .mapping(
          entries.map { Node.Entry(key: $0.key, keyPlace: Self.elsewhere, value: $0.value.movedElsewhere) }),
        place: Self.elsewhere)
    }
  }
}

extension NewValue {
  /// Returns the entries of the mapping `node` in the order of `fields`.
  static func fields(of node: Node, in fields: [Content.Field]) -> [NewValue.Field] {
    guard case .mapping(let entries) = node.content else { return [] }
    let ordered = entries.sorted { left, right in
      func position(_ key: String) -> Int { fields.firstIndex { $0.key == key } ?? .max }
      return position(left.key) < position(right.key)
    }
    return ordered.map { entry in
      NewValue.Field(entry.key, value(of: entry.value, fields.first { $0.key == entry.key }?.type))
    }
  }

  /// Returns `text` as a value for a field of the type `type`.
  static func scalar(_ text: String, _ type: FieldType?) -> NewValue {
    switch type {
    case .boolean, .integer, .number, .date: .literal(text)
    default: .text(text)
    }
  }

  private static func value(of node: Node, _ type: FieldType?) -> NewValue {
    switch node.content {
    case .scalar(let scalar): NewValue.scalar(scalar.text, type)
    case .sequence(let items): .list(items.map { value(of: $0, type?.element) })
    case .mapping: .record(fields(of: node, in: type?.recordFields ?? []))
    }
  }
}
