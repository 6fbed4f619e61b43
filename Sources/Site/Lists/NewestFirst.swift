import Values

/// The rank of each document of a site by its date in feeds, newest first. Undated documents come last; equal ones are ordered by
/// identity.
struct NewestFirst: Sendable {
  private let ranks: [Int]
  /// The documents, newest first.
  let order: [DocumentID]

  init(_ pages: [Page]) {
    let keys = pages.map { (seconds: $0.feedDate?.secondsSinceEpoch ?? .min, identity: $0.document.identity) }
    let order = pages.indices.sorted { left, right in
      keys[left].seconds != keys[right].seconds
        ? keys[left].seconds > keys[right].seconds : keys[left].identity < keys[right].identity
    }
    var ranks = [Int](repeating: 0, count: pages.count)
    for (rank, position) in order.enumerated() { ranks[position] = rank }
    self.ranks = ranks
    self.order = order.map { DocumentID(rawValue: UInt32($0)) }
  }

  /// The rank of a document, counted from 0.
  subscript(id: DocumentID) -> Int { ranks[Int(id.rawValue)] }
}
