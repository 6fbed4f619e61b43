import TimeZones
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
  /// The choices of the field, if it has any.
  private let choices: [Choice]
  /// The fields that a condition on what has the value can name: those of the records in the list, or those of the
  /// document.
  let subjectFields: [Field]
  /// The condition that a record must meet for its value to count, or the document if the value is not in a list of
  /// records.
  private var condition: Condition?
  /// That condition as written: `status = adopted`.
  package private(set) var conditionText: String?

  /// Reads `source` for documents with `fields`; `nil` if it does not name a public field that documents can be grouped
  /// by.
  package init?(_ source: String, fields: [Field]) {
    self.source = source
    var names = source.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let shown = Set(fields.publicFields.map(\.key))
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
    subjectFields = inner == nil ? fields : Self.recordFields(of: path)
    let type = inner?.type ?? path.type
    choices = if case .choice(let choices) = type.innermost { choices } else { [] }
    guard Self.allows(part, for: type) else { return nil }
  }

  /// Returns the path up to the first list, and the path from its entries on.
  private static func paths(_ names: [String], _ fields: [Field]) -> (FieldPath, FieldPath?)? {
    for count in 1...names.count {
      guard let path = FieldPath(names[..<count].joined(separator: "."), in: fields) else { return nil }
      guard count < names.count else { return (path, nil) }
      guard case .list(.record) = path.type else { continue }
      let rest = names[count...].joined(separator: ".")
      return FieldPath(rest, in: recordFields(of: path)).map { (path, $0) }
    }
    return nil
  }

  /// Returns the fields that records in the list at `path` keep.
  private static func recordFields(of path: FieldPath) -> [Field] {
    guard case .list(.record(let record)) = path.type else { return [] }
    return record.publicFields
  }

  /// Returns the same grouping of only those values whose record, or else whose document, meets `condition`. `text` is
  /// the condition as written.
  func limited(to condition: Condition, text: String) -> Grouping {
    var grouping = self
    grouping.condition = condition
    grouping.conditionText = text
    return grouping
  }

  /// The same grouping of all values.
  package var unlimited: Grouping {
    var grouping = self
    grouping.condition = nil
    grouping.conditionText = nil
    return grouping
  }

  private static func allows(_ part: Part?, for type: FieldType) -> Bool {
    switch (type, part) {
    case (.list(let element), _): if case .record = element { false } else { allows(part, for: element) }
    case (.scalar(is DateType), .year), (.scalar(is DateType), .month), (.scalar(is TextType), .letter),
      (.scalar(is TextType), nil), (.choice, nil), (.reference, nil):
      true
    default: false
    }
  }

  /// Returns the groups that `document` belongs to on the day `today`, or on some day if `today` is `nil`, each once.
  ///
  /// A moment belongs to the month in which it falls in `zone`, or else in the zone it is written in.
  package func keys(of document: Document, today: DateValue?, zone: TimeZone? = nil) -> [Key] {
    var keys: [Key] = []
    for key in values(of: document, today: today).compactMap({ key($0, document, zone) }) where !keys.contains(key) {
      keys.append(key)
    }
    return keys
  }

  private func values(of document: Document, today: DateValue?) -> [Value] {
    if inner == nil, let condition, !document.meets(condition, today: today, in: document.fields[...]) { return [] }
    let value = document.value(at: path)
    guard case .list = path.type else { return [value] }
    let rows = Array(document.values.rows(of: value))
    guard let inner else { return rows }
    return rows.filter { $0.kind == .record }.compactMap { row in
      let slots = document.values.slots(of: row, count: subjectFields.count)
      if let condition, !document.meets(condition, today: today, in: slots) { return nil }
      return document.value(at: inner, in: slots)
    }
  }

  /// A Boolean value that indicates whether the groups of a document depend on the day.
  package var dependsOnToday: Bool { condition?.dependsOnToday ?? false }

  /// The field by which the groups of a document depend on the day: the list of records, or else the date itself.
  package var datedPath: FieldPath? { dependsOnToday ? (inner == nil ? condition?.datedPath : path) : nil }

  /// Returns the days after `today`, counted from 1970-01-01, on which a document joins or leaves a group.
  package func changes(of document: Document, after today: DateValue) -> [Int] {
    guard let condition, condition.dependsOnToday else { return [] }
    let subjects = inner == nil ? [document.fields[...]] : document.entries(at: path, in: document.fields[...])
    let days = subjects.reduce(into: Set<Int>()) { $0.formUnion(document.turningDays(of: condition, in: $1)) }
    return document.changes(after: today, on: days) { keys(of: document, today: $0) }.map(\.day)
  }

  /// A Boolean value that indicates whether the groups are years or months.
  package var isByDate: Bool { part == .year || part == .month }

  /// Returns the text that readers see for a value: the label of a choice, or the value itself.
  package func label(of value: String) -> String { choices.label(of: value) }

  private func key(_ value: Value, _ document: Document, _ zone: TimeZone?) -> Key? {
    if case .reference(let position) = PendingValue(value) { return .reference(position) }
    if let date = value.dateValue {
      let (year, month, _) = date.day(in: zone).civil
      if part == .year { return DateValue(year: year).map { .date($0) } }
      return date.precision == .year ? nil : DateValue(year: year, month: month).map { .date($0) }
    }
    guard value.kind == .text else { return nil }
    let text = document.values.string(value)
    return part == .letter ? slug(text).first.map { .text($0.uppercased()) } : .text(text)
  }
}
