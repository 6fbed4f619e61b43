import Diagnostics
import YAML

/// Entries that no field is declared for.
extension RecordDecoder {
  /// What entries that no field is declared for were meant for, and is then not missing.
  struct MeantFields {
    /// Fields of the same record.
    var here: Set<String> = []
    /// Fields of the records that some of its fields are, by the names of these.
    var within: [String: Set<String>] = [:]
  }

  /// Reports those of `entries` that name none of `fields`.
  mutating func reportUnknown(_ entries: [Node.Entry], _ fields: [Field], of owner: String) -> MeantFields {
    var meant = MeantFields()
    let keys = fields.map(\.key)
    for (position, entry) in entries.enumerated() where !keys.contains(entry.key) && !unreadFields.contains(entry.key) {
      if position > 0, let text = Self.cutText(entries[position - 1], entry) {
        let key = entries[position - 1].key
        report(
          .unknownField, "a comma ends the value of \"\(key)\" before this", entry.keyPlace,
          help: "put the value in quotes: \(key): \"\(text)\"")
        continue
      }
      if isFrontMatter, let (owner, advice) = placeAdvice(for: position, in: entries, fields) {
        if let owner {
          meant.here.insert(owner)
          meant.within[owner, default: []].insert(entry.key)
        }
        report(.unknownField, "no field is named \"\(entry.key)\"", entry.keyPlace, help: advice)
        continue
      }
      if let (key, mended) = Self.fieldWithoutBlank(entry, keys) {
        meant.here.insert(key)
        report(.unknownField, "no blank follows the colon of \"\(key)\"", entry.keyPlace, help: "write \(mended)")
        continue
      }
      let nearest = nearestName(to: entry.key, in: keys)
      if let nearest, !entries.contains(where: { $0.key == nearest }) { meant.here.insert(nearest) }
      report(
        .unknownField, "no field is named \"\(entry.key)\"", entry.keyPlace,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? Self.list(keys, of: owner))
    }
    return meant
  }

  /// Where the entry at `position` belongs, if it is a field of records that some of `fields` are, and the name of the one that is meant.
  private func placeAdvice(
    for position: Int, in entries: [Node.Entry], _ fields: [Field]
  ) -> (owner: String?, advice: String)? {
    let entry = entries[position]
    let owners = fields.filter { $0.recordFields.contains { $0.key == entry.key } }
    guard let start = entries[..<position].lastIndex(where: { above in owners.contains { $0.key == above.key } }),
      let owner = owners.first(where: { $0.key == entries[start].key })
    else {
      if owners.isEmpty { return nil }
      return (owners.count == 1 ? owners[0].key : nil, "it belongs \(owners.map(Self.place).joined(separator: " or "))")
    }
    let place = Self.place(in: owner)
    let inside = Self.firstKeyPlace(in: entries[start].value)
    if let inside, inside.line == entries[start].keyPlace.line {
      return (owner.key, "it belongs between the braces of \"\(owner.key)\"")
    }
    let blanks = inside.map { $0.column - entry.keyPlace.column } ?? (owner.type.element == nil ? 2 : 4)
    guard blanks > 0 else { return (owner.key, "it belongs \(place)") }
    // Between them, only others that belong there, too.
    let isNext = entries[(start + 1)..<position].allSatisfy { other in
      owner.recordFields.contains { $0.key == other.key }
    }
    let count = [1: "a blank", 2: "two blanks", 4: "four blanks"][blanks] ?? "\(blanks) blanks"
    return (owner.key, "it belongs \(place): \(isNext ? "indent it" : "move it there, indented") by \(count)")
  }

  private static func place(in owner: Field) -> String {
    owner.type.element == nil ? "below \"\(owner.key)\"" : "in an item of \"\(owner.key)\""
  }

  /// Where the first field of a record stands, or of the last one in a list.
  private static func firstKeyPlace(in node: Node) -> Node.Place? {
    switch node.content {
    case .mapping(let entries): entries.first?.keyPlace
    case .sequence(let items): items.last.flatMap(firstKeyPlace)
    case .scalar: nil
    }
  }

  /// The field that was meant where its text has the first colon that a blank follows, `handle:mayor: Ana`, and how to write it.
  private static func fieldWithoutBlank(_ entry: Node.Entry, _ keys: [String]) -> (key: String, mended: String)? {
    let key = String(entry.key.prefix { $0 != ":" })
    guard key.count + 1 < entry.key.count, keys.contains(key), let rest = entry.value.scalarText else { return nil }
    let text = "\(entry.key.dropFirst(key.count + 1)):" + (rest.isEmpty ? "" : " \(rest)")
    return (key, "\(key): \(ScalarText.of(text))")
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

extension Field {
  /// The fields of the record or the picture that it is, or of those that it lists.
  fileprivate var recordFields: [Field] { type.recordFields ?? type.element?.recordFields ?? [] }
}
