/// The rows of a site's tables that a render reads: one for each slot of a record with an identity (a document, a collection, a feed, the
/// site). What lies in such a slot counts as a part of it.
public final class ReadLog {
  /// In the order of reading, with repetitions.
  public private(set) var rows: [UInt32] = []

  /// With nothing in it.
  public init() {}

  @inline(__always)
  func note(_ row: Int) {
    let row = UInt32(truncatingIfNeeded: row)
    // Loops and conditions mostly ask for the same thing twice.
    if rows.last != row { rows.append(row) }
  }

  /// The rows that were read, each once, in order; then forgets them.
  package func take() -> [UInt32] {
    rows.sort()
    var distinct: [UInt32] = []
    for row in rows where distinct.last != row { distinct.append(row) }
    rows.removeAll(keepingCapacity: true)
    return distinct
  }
}
