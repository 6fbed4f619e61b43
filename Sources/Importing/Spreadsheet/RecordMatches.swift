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
    /// The row has no value for a field that identifies a record.
    case unidentified
  }

  let matches: [Match]

  init(_ records: [Node], in existing: [Node], by identity: RecordIdentity) {
    var taken: Set<Int> = []
    let found = records.map { Self.match($0, in: existing, by: identity) }
    matches = found.map { match in
      if case .existing(let position) = match, !taken.insert(position).inserted { return .taken(position) }
      return match
    }
  }

  private static func match(_ record: Node, in existing: [Node], by identity: RecordIdentity) -> Match {
    guard case .mapping(let entries) = record.content, !entries.isEmpty else { return .empty }
    let values = identity.values(of: record)
    if values.isEmpty { return existing.isEmpty ? .new(near: nil) : .unidentified }
    var best: (score: Int, positions: [Int]) = (0, [])
    var near: (position: Int, field: Field)?
    for (position, other) in existing.enumerated() {
      let compared = values.map { Self.compare($0.value, other.entry($0.field.key), $0.field.type) }
      let score = compared.count { $0 == .same }
      let different = compared.indices.filter { compared[$0] == .different }
      if different.isEmpty, score > 0 {
        if score > best.score { best = (score, []) }
        if score == best.score { best.positions.append(position) }
      } else if different.count == 1, score > 0, near == nil {
        near = (position, values[different[0]].field)
      }
    }
    switch best.positions.count {
    case 0: return .new(near: near)
    case 1: return .existing(best.positions[0])
    default: return .several(best.positions)
    }
  }

  private enum Comparison { case same, missing, different }

  /// Compares a value of the row with the one in the file, which may be missing.
  private static func compare(_ value: Node, _ other: Node?, _ type: FieldType) -> Comparison {
    guard let other, CellText.of(other) != nil else { return .missing }
    return CellText.names(value, other, type) ? .same : .different
  }
}
