import Synchronization
import Values

/// Finds related documents: those that refer to the same documents.
struct RelatedDocuments: Sendable {
  /// The distinct targets of each document.
  private let targets: [[DocumentID]]
  /// The ranks of the documents that refer to each document, newest first.
  private let referrers: [[UInt32]]
  private let ranks: NewestFirst

  /// The maximum number of referring documents to consider per target, which bounds the cost of popular targets.
  private static let most = 64
  private static let limit = 8

  /// Creates the index. `targets` are the targets of each document's references.
  init(_ pages: [Page], targets named: [[DocumentID?]], ranks: NewestFirst) {
    let targets = zip(pages, named).map { page, named in
      var targets: [DocumentID] = []
      for (reference, target) in zip(page.document.references, named) where !reference.isPrivate {
        if let target, !targets.contains(target) { targets.append(target) }
      }
      return targets
    }
    var referrers = [[UInt32]](repeating: [], count: pages.count)
    for (rank, id) in ranks.order.enumerated() {
      for target in targets[Int(id.rawValue)] where referrers[Int(target.rawValue)].count < Self.most {
        referrers[Int(target.rawValue)].append(UInt32(rank))
      }
    }
    self.targets = targets
    self.referrers = referrers
    self.ranks = ranks
  }

  /// Returns the fingerprint of everything that determines which documents are related. `keys` are the fingerprints of
  /// the documents.
  func fingerprint(_ keys: [UInt64]) -> UInt64 {
    var fingerprint = Fingerprint()
    for (document, targets) in targets.enumerated() {
      fingerprint.combine(keys[document])
      fingerprint.combine(UInt64(ranks[DocumentID(rawValue: UInt32(document))]))
      for target in targets { fingerprint.combine(keys[Int(target.rawValue)]) }
    }
    return fingerprint.value
  }

  /// Returns at most eight documents that share the most references with `id`, with ties ordered newest first.
  func related(to id: DocumentID) -> [DocumentID] {
    var others: [UInt32] = []
    for target in targets[Int(id.rawValue)] { others += referrers[Int(target.rawValue)] }
    others.sort()
    let own = UInt32(ranks[id])
    // The best candidates so far, best first; few enough to insert in place.
    var best: [(rank: UInt32, count: Int)] = []
    var index = 0
    while index < others.count {
      let rank = others[index]
      let start = index
      while index < others.count, others[index] == rank { index += 1 }
      let count = index - start
      guard rank != own, best.count < Self.limit || count > best[best.count - 1].count else { continue }
      // Ranks come in order, so the newest of equal candidates is already there.
      let place = best.firstIndex { $0.count < count } ?? best.count
      best.insert((rank, count), at: place)
      if best.count > Self.limit { best.removeLast() }
    }
    return best.map { ranks.order[Int($0.rank)] }
  }
}
