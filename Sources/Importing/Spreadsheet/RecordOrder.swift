import Content
import YAML

/// The order of the records in a list by their dates, which decides where a new record is inserted.
struct RecordOrder {
  private let dates: [String]
  private let isAscending: Bool

  /// Finds the order of records with `fields`: the one that `existing` has, or else the one that the `hint` of the list
  /// names. If neither is known, the latest comes first.
  init(_ existing: [Node], fields: [Field], hint: String?) {
    dates = fields.filter(\.type.isDate).map(\.key)
    let known = existing.compactMap { [dates] record in Self.date(of: record, dates) }
    let steps = zip(known, known.dropFirst())
    let rising = steps.count { $0 < $1 }
    let falling = steps.count { $0 > $1 }
    isAscending = rising == falling ? hint.map(Self.namesEarliestFirst) ?? false : rising > falling
  }

  private static func namesEarliestFirst(_ hint: String) -> Bool {
    let hint = hint.lowercased()
    return ["oldest first", "earliest first", "least recent first"].contains(where: hint.contains)
  }

  /// Returns the position in `existing` before which `record` is inserted. A record without a date is treated as the
  /// latest.
  func position(of record: Node, in existing: [Node]) -> Int {
    guard let date = Self.date(of: record, dates) else { return isAscending ? existing.count : 0 }
    let position = existing.firstIndex { other in
      guard let earlier = Self.date(of: other, dates) else { return false }
      return isAscending ? earlier > date : earlier < date
    }
    if let position { return position }
    // Records without a date, which may have any, are at the end if the latest comes first.
    let last = existing.lastIndex { Self.date(of: $0, dates) != nil }
    return last.map { $0 + 1 } ?? (isAscending ? existing.count : 0)
  }

  /// Returns the first date of a record. Dates in ISO 8601 have the order of their text.
  private static func date(of record: Node, _ fields: [String]) -> String? {
    fields.lazy.compactMap { CellText.of(record.entry($0)) }.first
  }
}
