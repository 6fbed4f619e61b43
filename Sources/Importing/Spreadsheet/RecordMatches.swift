import Content
import Values
import YAML

/// The matches between the records of a row and those in a file, by the fields that identify them and never by
/// position.
struct RecordMatches {
  enum Match {
    /// The row has no value for the record.
    case empty
    case existing(Int)
    /// No record matches. `near` is one that differs in a single field.
    case new(near: (position: Int, field: Field)?)
    /// Several records match equally well.
    case several([Int])
    /// The record at this position also matches another record of the row.
    case taken(Int)
    /// The values do not tell the record from an earlier one of the row.
    case repeated
    /// The row has no value for a field that identifies a record.
    case unidentified
  }

  let matches: [Match]

  init(_ records: [Node], in existing: [Node], by identity: RecordIdentity) {
    var taken: Set<Int> = []
    matches = records.enumerated().map { number, record in
      let match = Self.match(record, in: existing, by: identity)
      if case .empty = match { return match }
      // The next import could not tell such records apart.
      if records[..<number].contains(where: { Self.areSame(record, $0, by: identity) }) { return .repeated }
      if case .existing(let position) = match, !taken.insert(position).inserted { return .taken(position) }
      return match
    }
  }

  private static func areSame(_ record: Node, _ other: Node, by identity: RecordIdentity) -> Bool {
    guard case .mapping(let entries) = other.content, !entries.isEmpty else { return false }
    let compared = identity.values(of: record).map { compare($0.value, other.entry($0.field.key), $0.field.type) }
    return !compared.contains(.different) && (compared.contains { $0 >= .same } || compared.isEmpty)
  }

  private static func match(_ record: Node, in existing: [Node], by identity: RecordIdentity) -> Match {
    guard case .mapping(let entries) = record.content, !entries.isEmpty else { return .empty }
    let values = identity.values(of: record)
    guard !values.isEmpty else { return match(unidentified: entries, in: existing) }
    var best: (score: Int, positions: [Int]) = (0, [])
    var near: (position: Int, field: Field)?
    for (position, other) in existing.enumerated() {
      let compared = values.map { Self.compare($0.value, other.entry($0.field.key), $0.field.type) }
      let score = compared.reduce(0) { $0 + $1.rawValue }
      let different = compared.indices.filter { compared[$0] == .different }
      if different.isEmpty, score > 0 {
        if score > best.score { best = (score, []) }
        if score == best.score { best.positions.append(position) }
      } else if different.count == 1, compared.contains(where: { $0 >= .same }), near == nil {
        near = (position, values[different[0]].field)
      }
    }
    switch best.positions.count {
    case 0: return .new(near: near)
    case 1: return .existing(best.positions[0])
    default: return .several(best.positions)
    }
  }

  /// Returns the match of a record without a value that identifies it: a record that already has all of its values, or
  /// a new one in an empty list.
  private static func match(unidentified entries: [Node.Entry], in existing: [Node]) -> Match {
    if existing.isEmpty { return .new(near: nil) }
    let same = existing.indices.filter { position in
      entries.allSatisfy { CellText.says($0.value, existing[position].entry($0.key), nil) }
    }
    return same.first.map { .existing($0) } ?? .unidentified
  }

  /// The result of a comparison; the raw value counts for the match.
  private enum Comparison: Int, Comparable {
    case different = -1
    case missing = 0
    /// The same in another spelling or precision.
    case same = 1
    case equal = 2

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Compares a value of the row with the one in the file, which may be missing.
  private static func compare(_ value: Node, _ other: Node?, _ type: FieldType) -> Comparison {
    guard let other, let text = CellText.of(other) else { return .missing }
    if CellText.of(value) == text { return .equal }
    return CellText.names(value, other, type) ? .same : .different
  }
}
