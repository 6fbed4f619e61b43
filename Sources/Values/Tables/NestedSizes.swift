/// The sizes of the lists and maps of a table, including the lists and maps inside them.
///
/// A list can contain another list several times. So a few statements of a template can create a list that uses almost
/// no memory, but takes years to print or to compare.
struct NestedSizes: Sendable {
  /// The number of values in the largest list or map since the last reset.
  private(set) var largest = 0
  /// For each row, the number of values in the rows up to and including it.
  private var sums: [Int] = []
  /// Larger numbers are not distinguished, so that sums do not overflow.
  private static let limit = (row: 1 << 40, sum: 1 << 62)

  /// Adds the rows of a new list or map, which are the rows from `start` on, and all earlier rows that were not added.
  mutating func add(_ rows: [Value], from start: Int) {
    for row in rows[sums.count...] { sums.append(min((sums.last ?? 0) + size(of: row), Self.limit.sum)) }
    largest = max(largest, sum(start..<rows.count))
  }

  /// Returns the number of values in `value`, including the value itself.
  private func size(of value: Value) -> Int {
    guard value.kind == .list || value.kind == .map else { return 1 }
    let count = Int(value.second) * (value.kind == .map ? 2 : 1)
    guard value.isInScratch else { return 1 + count }
    let start = Int(value.first & ~ValueTable.scratchMark)
    return min(1 + sum(start..<start + count), Self.limit.row)
  }

  private func sum(_ range: Range<Int>) -> Int {
    guard !range.isEmpty, range.upperBound <= sums.count else { return 0 }
    return sums[range.upperBound - 1] - (range.lowerBound > 0 ? sums[range.lowerBound - 1] : 0)
  }

  /// Keeps only the first `rows` rows.
  mutating func truncate(rows: Int) {
    sums.removeSubrange(min(rows, sums.count)...)
    largest = 0
  }
}
