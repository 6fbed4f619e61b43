import Content
import FrontMatterEditing
import YAML

extension FrontMatter {
  /// Returns the front matter of a file, with the lines of the file; `nil` if it has none or it is not valid YAML.
  static func node(of bytes: [UInt8]) -> Node? { Document.frontMatter(in: bytes, path: "") }
}

extension Node {
  /// The location of values that do not come from the row, so their errors are not the row's.
  static let elsewhere = Place(line: 0, column: 0, length: 0)

  var isMapping: Bool { if case .mapping = content { true } else { false } }

  /// The node at the location ``elsewhere``.
  var movedElsewhere: Node {
    switch content {
    case .scalar: Node(content: content, place: Self.elsewhere)
    case .sequence(let items): Node(content: .sequence(items.map(\.movedElsewhere)), place: Self.elsewhere)
    case .mapping(let entries): Node(content: .mapping(entries.map(\.movedElsewhere)), place: Self.elsewhere)
    }
  }

  /// The node without the empty records that stand for records of a list without a cell.
  var withoutEmptyRecords: Node {
    switch content {
    case .scalar: return self
    case .sequence(let items):
      let filled = items.filter { if case .mapping(let entries) = $0.content { !entries.isEmpty } else { true } }
      return Node(content: .sequence(filled.map(\.withoutEmptyRecords)), place: place)
    case .mapping(let entries):
      return Node(
        content: .mapping(
          entries.map { Entry(key: $0.key, keyPlace: $0.keyPlace, value: $0.value.withoutEmptyRecords) }), place: place)
    }
  }
}

extension Node.Entry {
  /// The entry at the location ``Node/elsewhere``.
  var movedElsewhere: Node.Entry {
    Node.Entry(key: key, keyPlace: Node.elsewhere, value: value.movedElsewhere)
  }
}

extension NewValue {
  /// Returns the entries of the mapping `node` in the order of `fields`.
  static func fields(of node: Node, in fields: [Content.Field]) -> [NewValue.Field] {
    guard case .mapping(let entries) = node.content else { return [] }
    return ordered(
      entries.map { entry in
        NewValue.Field(entry.key, value(of: entry.value, fields.first { $0.key == entry.key }?.type))
      }, fields)
  }

  /// Returns `values` in the order of `fields`.
  static func ordered(_ values: [NewValue.Field], _ fields: [Content.Field]) -> [NewValue.Field] {
    func position(_ key: String) -> Int { fields.firstIndex { $0.key == key } ?? .max }
    return values.sorted { position($0.key) < position($1.key) }
  }

  /// Returns `text` as a value for a field of the type `type`.
  static func scalar(_ text: String, _ type: FieldType?) -> NewValue {
    if case .scalar(let scalar) = type, scalar.notation == .literal { .literal(text) } else { .text(text) }
  }

  static func value(of node: Node, _ type: FieldType?) -> NewValue {
    switch node.content {
    case .scalar(let scalar): NewValue.scalar(scalar.text, type)
    case .sequence(let items): .list(items.map { value(of: $0, type?.element) })
    case .mapping: .record(fields(of: node, in: type?.recordFields ?? []))
    }
  }
}
