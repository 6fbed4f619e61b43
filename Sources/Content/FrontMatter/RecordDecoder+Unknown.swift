import Diagnostics
import YAML

/// Reports entries without a declared field.
extension RecordDecoder {
  /// The fields that unknown entries were meant for, which are then not reported as missing.
  struct MeantFields {
    /// Fields of the same record.
    var here: Set<String> = []
    /// Fields of records inside this record, by the name of the field that contains them.
    var within: [String: Set<String>] = [:]
  }

  /// Reports the `entries` that name none of `fields`.
  mutating func reportUnknown(_ entries: [Node.Entry], _ fields: [Field], of owner: String) -> MeantFields {
    var meant = MeantFields()
    let keys = fields.map(\.key)
    let kind = owner == subject ? entryKind : "field"
    for (position, entry) in entries.enumerated() where !keys.contains(entry.key) && !unreadFields.contains(entry.key) {
      if position > 0, let text = Self.cutText(entries[position - 1], entry) {
        let key = entries[position - 1].key
        report(
          .unknownField, "the comma before this ends the value of \"\(key)\"", entry.keyPlace,
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
      if let (key, problem, fixed) = Self.fieldWithoutBlank(entry, keys) {
        meant.here.insert(key)
        report(.unknownField, problem, entry.keyPlace, help: "write \(fixed)")
        continue
      }
      if let advice = OtherFieldName.draftAdvice(entry, among: keys) {
        report(.unknownField, "no \(kind) is named \"\(entry.key)\"", entry.keyPlace, help: advice)
        continue
      }
      if owner == "site", !isFrontMatter, let (key, advice) = OtherSettingName.advice(on: entry, among: entries) {
        if let key { meant.here.insert(key) }
        report(.unknownField, "no \(kind) is named \"\(entry.key)\"", entry.keyPlace, help: advice)
        continue
      }
      let keyOfLink = isFrontMatter ? nil : OtherSettingName.keyOfLink(entry, among: keys)
      let nearest =
        keyOfLink ?? OtherFieldName.meaning(of: entry.key, among: keys, entries)
        ?? nearestName(to: entry.key, in: keys)
      if let nearest, !entries.contains(where: { $0.key == nearest }) { meant.here.insert(nearest) }
      report(
        .unknownField, "no \(kind) is named \"\(entry.key)\"", entry.keyPlace,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? Self.list(keys, kind, of: owner))
    }
    return meant
  }

  /// Returns where the entry at `position` belongs, if it is a field of records among `fields`, and the name of the
  /// intended one.
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
      return (owner.key, "it belongs inside the braces of \"\(owner.key)\"")
    }
    let blanks = inside.map { $0.column - entry.keyPlace.column } ?? (owner.type.element == nil ? 2 : 4)
    guard blanks > 0 else { return (owner.key, "it belongs \(place)") }
    // Only entries that also belong there may be in between.
    let isNext = entries[(start + 1)..<position].allSatisfy { other in
      owner.recordFields.contains { $0.key == other.key }
    }
    let count = [1: "one space", 2: "two spaces", 4: "four spaces"][blanks] ?? "\(blanks) spaces"
    return (owner.key, "it belongs \(place): \(isNext ? "indent it" : "move it there, indented") by \(count)")
  }

  private static func place(in owner: Field) -> String {
    owner.type.element == nil ? "under \"\(owner.key)\"" : "in an item of \"\(owner.key)\""
  }

  /// Returns the location of the first field of a record, or of the last record in a list.
  private static func firstKeyPlace(in node: Node) -> Node.Place? {
    switch node.content {
    case .mapping(let entries): entries.first?.keyPlace
    case .sequence(let items): items.last.flatMap(firstKeyPlace)
    case .scalar: nil
    }
  }

  /// Returns the field that was meant if the sign after its name is not a colon with a space, as in `handle:mayor: Ana`,
  /// the problem, and how to write it.
  private static func fieldWithoutBlank(
    _ entry: Node.Entry, _ keys: [String]
  ) -> (key: String, problem: String, fixed: String)? {
    guard let rest = entry.value.scalarText,
      let field = MeantField(entry.key + (rest.isEmpty ? "" : ": \(rest)")), keys.contains(field.key)
    else { return nil }
    let isColon = entry.key.dropFirst(field.key.count).first == ":"
    let problem = isColon ? "a space is missing after the colon of \"\(field.key)\"" : field.problem
    return (field.key, problem, field.fixed)
  }

  /// Returns the text that a comma between braces has split: `{ alt: Ana, at the hearing }`.
  private static func cutText(_ before: Node.Entry, _ entry: Node.Entry) -> String? {
    guard case .scalar(let scalar) = before.value.content, scalar.isPlain, !scalar.isNull,
      entry.value.isNull, entry.keyPlace.line == before.value.place.line
    else { return nil }
    return "\(scalar.text), \(entry.key)"
  }

  private static func list(_ keys: [String], _ kind: String, of owner: String) -> String {
    let entry = "entry in "
    let subject = owner.hasPrefix(entry) ? String(owner.dropFirst(entry.count)) : withArticle(owner)
    if keys.isEmpty { return "\(subject) has no \(kind)s" }
    return "\(subject) has these \(kind)s: \(keys.joined(separator: ", "))"
  }

  /// Returns how to write a list of `element` when `node` is not a list.
  static func listAdvice(_ node: Node, of element: FieldType) -> String {
    switch (element, node.content) {
    case (.record(let record), .mapping(let entries))
    where record.fields.contains { $0.key == "page" } && !entries.contains { $0.key == "label" }:
      let (label, target) = (entries.first?.key ?? "", entries.first?.value.scalarText ?? "/about/")
      let key = target.hasSuffix(".md") ? "page" : "url"
      return
        "write each entry as an item: - { label: \(ScalarText.inFlow(label)), \(key): \(ScalarText.inFlow(target)) }"
    case (.record, .mapping): return "put \"- \" before the first field, and indent the other fields to match"
    case (_, .mapping(let entries)) where element.isSingle && entries.allSatisfy(\.value.isNull):
      return "put it in brackets: \(MeantList.written(entries.map(\.key)))"
    case (_, .scalar(let scalar)) where scalar.text.hasPrefix("-"): return "put a space after each dash"
    case (.record, _), (.list, _), (.map, _), (.image, _), (_, .sequence), (_, .mapping):
      return "write each item on its own line, after \"- \""
    case (_, .scalar(let scalar)):
      // The place of a value on several lines has the length 1.
      let isOnOneLine = !scalar.isPlain || node.place.length >= scalar.text.unicodeScalars.count
      return "put it in brackets: \(MeantList.written(MeantList.items(in: scalar.text, of: element, isOnOneLine)))"
    }
  }
}

extension FieldType {
  /// A Boolean value that indicates whether values are written without fields or items.
  fileprivate var isSingle: Bool {
    switch self {
    case .scalar, .choice, .reference: true
    case .image, .list, .record, .map: false
    }
  }
}

extension Field {
  /// The fields of the record or image, or of those in the list.
  fileprivate var recordFields: [Field] { type.recordFields ?? type.element?.recordFields ?? [] }
}
