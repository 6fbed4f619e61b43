import Values

/// A criterion for grouping documents: the values of a field, such as `state` or `offices.level`, or a part of them,
/// such as `date.year`.
package struct Grouping: Sendable {
  package enum Part: String, Sendable {
    case year, month, letter
  }

  /// The value that identifies a group.
  package enum Key: Hashable, Sendable {
    case text(String)
    /// A date reduced to its year or month.
    case date(DateValue)
    /// A reference, by its position in ``Document/references``.
    case reference(Int)
  }

  /// The field as written: `offices.level`.
  package let source: String
  private let path: FieldPath
  /// The field in the entries of the list at ``path``.
  private let inner: FieldPath?
  private let part: Part?

  /// Reads `source` for documents with `fields`; `nil` if it does not name a public field that documents can be grouped
  /// by.
  package init?(_ source: String, fields: [Field]) {
    self.source = source
    var names = source.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let shown = Set(fields.filter { !$0.isPrivate }.map(\.key))
    guard let first = names.first, shown.contains(first) else { return nil }
    var part: Part?
    if names.count > 1, FieldPath(source, in: fields) == nil, let last = Part(rawValue: names[names.count - 1]) {
      part = last
      names.removeLast()
    }
    guard let (path, inner) = Self.paths(names, fields) else { return nil }
    self.path = path
    self.inner = inner
    self.part = part
    guard Self.allows(part, for: inner?.type ?? path.type) else { return nil }
  }

  /// Returns the path up to the first list, and the path from its entries on.
  private static func paths(_ names: [String], _ fields: [Field]) -> (FieldPath, FieldPath?)? {
    for count in 1...names.count {
      guard let path = FieldPath(names[..<count].joined(separator: "."), in: fields) else { return nil }
      guard count < names.count else { return (path, nil) }
      guard case .list(.record(let record)) = path.type else { continue }
      let rest = names[count...].joined(separator: ".")
      return FieldPath(rest, in: record.fields.filter { !$0.isPrivate }).map { (path, $0) }
    }
    return nil
  }

  private static func allows(_ part: Part?, for type: FieldType) -> Bool {
    switch (type, part) {
    case (.list(let element), _): if case .record = element { false } else { allows(part, for: element) }
    case (.date, .year), (.date, .month), (.text, .letter), (.text, nil), (.choice, nil), (.reference, nil): true
    default: false
    }
  }

  /// Returns the groups that `document` belongs to, each once.
  package func keys(of document: Document) -> [Key] {
    let value = document.value(at: path)
    var values = [value]
    if case .list(let element) = path.type {
      values = Array(document.values.rows(of: value))
      if let inner, case .record(let record) = element {
        let count = record.fields.count { !$0.isPrivate }
        values = values.filter { $0.kind == .record }.map {
          document.value(at: inner, in: document.values.slots(of: $0, count: count))
        }
      }
    }
    var keys: [Key] = []
    for key in values.compactMap({ key($0, document) }) where !keys.contains(key) { keys.append(key) }
    return keys
  }

  private func key(_ value: Value, _ document: Document) -> Key? {
    if case .reference(let position) = PendingValue(value) { return .reference(position) }
    if let date = value.dateValue {
      let (year, month, _) = date.civil
      if part == .year { return DateValue(year: year).map { .date($0) } }
      return date.precision == .year ? nil : DateValue(year: year, month: month).map { .date($0) }
    }
    guard value.kind == .text else { return nil }
    let text = document.values.string(value)
    return part == .letter ? slug(text).first.map { .text($0.uppercased()) } : .text(text)
  }
}
