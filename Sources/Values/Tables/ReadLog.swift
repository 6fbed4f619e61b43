/// The rows of a site's tables that a render reads: one for each slot of a record with an identity (a document, a
/// collection, a feed, the site). Values inside such a slot count as part of it.
public final class ReadLog {
  /// The rows in reading order, with repetitions.
  public private(set) var rows: [UInt32] = []

  /// Creates an empty log.
  public init() {}

  @inline(__always)
  func note(_ row: Int) {
    let row = UInt32(truncatingIfNeeded: row)
    // Loops and conditions often read the same row twice in succession.
    if rows.last != row { rows.append(row) }
  }

  /// Returns the distinct rows in ascending order, and clears the log.
  package func take() -> [UInt32] {
    rows.sort()
    var distinct: [UInt32] = []
    for row in rows where distinct.last != row { distinct.append(row) }
    rows.removeAll(keepingCapacity: true)
    return distinct
  }
}
