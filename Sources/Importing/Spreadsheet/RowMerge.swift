import Content
import Diagnostics
import FrontMatterEditing
import YAML

/// A row merged into the front matter of its document: the values to set, and what they would undo.
struct RowMerge {
  /// The row's document and what is known about it from the last import.
  struct Source {
    let columns: [Column]
    let identities: RecordIdentities
    /// The fingerprints of the last import; `nil` if the document was not imported before.
    var fingerprints: ImportedValues.Fingerprints?
    /// The path of the spreadsheet and of the document.
    let sheet: String
    let document: String
    /// The fingerprints whose values are set even though they were edited.
    var overridden: Set<String> = []
    /// The name of the only fingerprint whose value is set; `nil` to set all values.
    var only: String?
  }

  /// A value of the row that would undo an edit.
  struct Conflict {
    /// The name of the fingerprint.
    let name: String
    let diagnostic: Diagnostic
  }

  private var source: Source
  /// The values to set.
  private(set) var values: [NewValue.Field] = []
  /// The front matter with these values. What the row does not set is at ``Node/elsewhere``.
  private(set) var whole: Node
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var conflicts: [Conflict] = []
  /// The fingerprints after the import.
  private(set) var fingerprints: ImportedValues.Fingerprints

  /// The position of a value: in the columns, and in the names of fingerprints.
  private struct Position {
    var steps: [Column.Step] = []
    /// The prefix of the fingerprint's name: `offices/2f0c…/`.
    var prefix = ""
    var isPrivate = false

    func below(_ field: Field) -> Position {
      Position(
        steps: steps + [.field(field.key)], prefix: prefix + field.key + "/", isPrivate: isPrivate || field.isPrivate)
    }

    func item(_ number: Int, named name: String) -> Position {
      Position(steps: steps + [.item(number)], prefix: prefix + name + "/", isPrivate: isPrivate)
    }
  }

  /// Merges `row` into `file`, the front matter of a document whose type has `fields`.
  init(_ row: Node, into file: Node?, fields: [Field], source: Source) {
    self.source = source
    whole = row
    fingerprints = source.fingerprints ?? [:]
    (values, whole) = merge(row, into: file, fields: fields, at: Position())
  }

  /// Returns the fields to set in a record, and the record after that.
  private mutating func merge(
    _ row: Node, into file: Node?, fields: [Field], at position: Position
  ) -> (values: [NewValue.Field], whole: Node) {
    guard case .mapping(let entries) = row.content else { return ([], row) }
    var values: [NewValue.Field] = []
    var merged: [Node.Entry] = []
    for entry in entries {
      let field = fields.first { $0.key == entry.key } ?? Field(entry.key, .text)
      let (value, node) = merge(entry.value, into: file?.entry(entry.key), field, at: position)
      if let value { values.append(NewValue.Field(entry.key, value)) }
      if let node { merged.append(Node.Entry(key: entry.key, keyPlace: entry.keyPlace, value: node)) }
    }
    noteEmptyCells(in: row, file, fields, at: position)
    var others: [Node.Entry] = []
    if case .mapping(let all)? = file?.content { others = all }
    let kept = others.filter { other in !merged.contains { $0.key == other.key } }.map(\.movedElsewhere)
    return (values, Node(content: .mapping(merged + kept), place: row.place))
  }

  private mutating func merge(
    _ cell: Node, into old: Node?, _ field: Field, at position: Position
  ) -> (value: NewValue?, whole: Node?) {
    let below = position.below(field)
    if case .sequence(let records) = cell.content, let element = field.type.recordsInList {
      return merge(records, into: old, field, element, at: below)
    }
    if case .mapping = cell.content {
      let (values, whole) = merge(
        cell, into: old, fields: field.type.recordFields ?? field.type.fieldsOfMap(cell), at: below)
      return (values.isEmpty ? nil : .record(values), whole)
    }
    let name = position.prefix + field.key
    if let only = source.only, only != name { return (nil, old?.movedElsewhere) }
    if CellText.says(cell, old, field.type) {
      fingerprints[name] = ImportedValues.fingerprint(CellText.of(old))
      return (nil, CellText.of(cell) == CellText.of(old) ? cell : old?.movedElsewhere)
    }
    let isEdited = source.fingerprints?[name].map { $0 != ImportedValues.fingerprint(CellText.of(old)) } ?? false
    if isEdited {
      report(conflictAt: cell, old, field.key, named: name, isPrivate: below.isPrivate)
      if !source.overridden.contains(name) { return (nil, old?.movedElsewhere) }
    }
    fingerprints[name] = ImportedValues.fingerprint(CellText.of(cell))
    return (NewValue.value(of: cell, field.type), cell)
  }

  /// Keeps the fingerprints of the values whose cells are empty, so that edits of them are detected, too.
  private mutating func noteEmptyCells(in row: Node, _ file: Node?, _ fields: [Field], at position: Position) {
    for column in source.columns where column.path.count == position.steps.count + 1 {
      guard column.path.dropLast().elementsEqual(position.steps), case .field(let key)? = column.path.last,
        row.entry(key) == nil, let field = fields.first(where: { $0.key == key })
      else { continue }
      let name = position.prefix + field.key
      if fingerprints[name] == nil { fingerprints[name] = ImportedValues.fingerprint(CellText.of(file?.entry(key))) }
    }
  }

  /// Returns the names of the conflicts whose values withdraw what the type requires, such as consent. They are applied
  /// even though they undo an edit: an outdated page can be published again, but one that was published without consent
  /// was seen. `isPublished` returns a Boolean value that indicates whether a document with this front matter meets the
  /// requirement.
  func withdrawals(
    of row: Node, into file: Node?, fields: [Field], source: Source, isPublished: (Node) -> Bool
  ) -> Set<String> {
    func staysPublished(applying names: Set<String>, only: String? = nil) -> Bool {
      var rehearsal = source
      rehearsal.overridden = names
      rehearsal.only = only
      return isPublished(RowMerge(row, into: file, fields: fields, source: rehearsal).whole)
    }
    // Each value is tried by itself, because the rest of the row can withdraw consent, too.
    let names = Set(conflicts.map(\.name))
    let alone = names.filter { !staysPublished(applying: [$0], only: $0) }
    if names.isEmpty || !alone.isEmpty { return alone }
    if !staysPublished(applying: []) || staysPublished(applying: names) { return [] }
    // Only several of the values together withdraw it.
    return conflicts.map(\.name).reduce(into: names) { needed, name in
      if !staysPublished(applying: needed.subtracting([name])) { needed.remove(name) }
    }
  }

  private mutating func report(
    conflictAt cell: Node, _ old: Node?, _ key: String, named name: String, isPrivate: Bool
  ) {
    let (old, new) = (CellText.shown(old), CellText.shown(cell) ?? "")
    let values = old.map { "it is \"\($0)\" there and \"\(new)\" here" } ?? "it is missing there and \"\(new)\" here"
    let diagnostic = Diagnostic(
      .warning,
      "\"\(key)\" was edited in \(source.document) after the last import" + (isPrivate ? "" : ": \(values)"),
      at: cell.place.location(in: source.sheet),
      help: "the file is unchanged; write the same value in both places")
    conflicts.append(Conflict(name: name, diagnostic: diagnostic))
  }
}

extension RowMerge {
  /// Merges the records of a row into a list. Each record is matched by its values.
  private mutating func merge(
    _ records: [Node], into old: Node?, _ field: Field, _ element: [Field], at position: Position
  ) -> (value: NewValue?, whole: Node?) {
    var existing: [Node] = []
    if case .sequence(let items)? = old?.content { existing = items }
    if let old, !old.isNull, existing.isEmpty && CellText.of(old) != nil || !existing.allSatisfy(\.isMapping) {
      diagnostics.append(
        Diagnostic(
          .error, "\"\(field.key)\" in \(source.document) is not a list of records",
          at: records.first.map { $0.place.location(in: source.sheet) },
          help: "fix line \(old.place.line) of the file first"))
      return (nil, old.movedElsewhere)
    }
    let identity = source.identities[position.steps, element]
    let order = RecordOrder(existing, fields: element, hint: field.hint)
    var earlier = EarlierRecords(source.fingerprints ?? [:], list: position.prefix, identity: identity)
    let messages = RecordMessages(source, field)
    var changes: [RecordChange] = []
    var merged = existing.map(\.movedElsewhere)
    var added: [(before: Int, node: Node)] = []
    for (number, match) in RecordMatches(records, in: existing, by: identity).matches.enumerated() {
      let record = records[number]
      let name = identity.name(of: record)
      let below = position.item(number, named: name)
      switch match {
      case .empty: continue
      case .existing(let place):
        if let former = earlier.take(name, for: existing[place]), former != name {
          rename(position.prefix + former + "/", to: below.prefix)
        }
        let (values, whole) = merge(record, into: existing[place], fields: element, at: below)
        merged[place] = whole
        fingerprints[below.prefix] = ImportedValues.fingerprint("")
        if !values.isEmpty { changes.append(RecordChange(.existing(place), values)) }
      case .new(let near):
        if source.only != nil { continue }
        if source.fingerprints?[below.prefix] != nil {
          conflicts.append(Conflict(name: below.prefix, diagnostic: messages.removed(record)))
          continue
        }
        if let near { diagnostics.append(messages.similar(record, near.field, existing[near.position])) }
        let (values, whole) = merge(record, into: nil, fields: element, at: below)
        fingerprints[below.prefix] = ImportedValues.fingerprint("")
        let place = order.position(of: record, in: existing)
        changes.append(RecordChange(.inserted(before: place), NewValue.ordered(values, element)))
        added.append((place, whole))
      case .several, .taken, .repeated, .unidentified:
        diagnostics.append(messages.unclear(match, record, identity, existing))
      }
    }
    for (place, node) in added.reversed().sorted(by: { $0.before > $1.before }) { merged.insert(node, at: place) }
    let whole = Node(content: .sequence(merged), place: records.first?.place ?? Node.elsewhere)
    return (changes.isEmpty ? nil : .records(changes), merged.isEmpty ? nil : whole)
  }

  /// Gives fingerprints the name that their record has in this row.
  private mutating func rename(_ former: String, to prefix: String) {
    source.fingerprints = source.fingerprints?.renaming(former, to: prefix)
    fingerprints = fingerprints.renaming(former, to: prefix)
  }
}

extension FieldType {
  /// Returns fields for the names that a map has in `node`.
  fileprivate func fieldsOfMap(_ node: Node) -> [Field] {
    guard case .map(let element) = self, case .mapping(let entries) = node.content else { return [] }
    return entries.map { Field($0.key, element) }
  }
}
