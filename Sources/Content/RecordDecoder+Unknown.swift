import Diagnostics
import YAML

/// Entries that no field is declared for.
extension RecordDecoder {
  /// Reports those of `entries` that name none of `fields`. Returns the fields that they were meant for, which are then not missing.
  mutating func reportUnknown(_ entries: [Node.Entry], _ fields: [Field], of owner: String) -> Set<String> {
    var meant: Set<String> = []
    let keys = fields.map(\.key)
    for (position, entry) in entries.enumerated() where !keys.contains(entry.key) && !unreadFields.contains(entry.key) {
      if position > 0, let text = Self.cutText(entries[position - 1], entry) {
        let key = entries[position - 1].key
        report(
          .unknownField, "a comma ends the value of \"\(key)\" before this", entry.keyPlace,
          help: "put the value in quotes: \(key): \"\(text)\"")
        continue
      }
      let nearest = nearestName(to: entry.key, in: keys)
      if let nearest, !entries.contains(where: { $0.key == nearest }) { meant.insert(nearest) }
      report(
        .unknownField, "no field is named \"\(entry.key)\"", entry.keyPlace,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? Self.list(keys, of: owner))
    }
    return meant
  }

  /// The text that a comma between braces has cut in two: `{ alt: Ana, at the hearing }`.
  private static func cutText(_ before: Node.Entry, _ entry: Node.Entry) -> String? {
    guard case .scalar(let scalar) = before.value.content, scalar.isPlain, !scalar.isNull,
      entry.value.isNull, entry.keyPlace.line == before.value.place.line
    else { return nil }
    return "\(scalar.text), \(entry.key)"
  }

  private static func list(_ keys: [String], of owner: String) -> String {
    let entry = "entry of "
    let subject = owner.hasPrefix(entry) ? String(owner.dropFirst(entry.count)) : withArticle(owner)
    return "\(subject) has: \(keys.joined(separator: ", "))"
  }

  /// How to write a list of `element` where `node` is none.
  static func listAdvice(_ node: Node, of element: FieldType) -> String {
    switch (element, node.content) {
    case (.record, .mapping): return "begin it with a dash, and indent what follows as far as its first word"
    case (_, .scalar(let scalar)) where scalar.text.hasPrefix("-"): return "put a blank after each dash"
    case (.record, _), (.list, _), (.map, _), (.image, _), (_, .sequence), (_, .mapping):
      return "write each item on a line of its own, after \"- \""
    case (_, .scalar(let scalar)): return "put it in brackets: [\(scalar.text)]"
    }
  }
}
