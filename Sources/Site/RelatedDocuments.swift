import Content
import Values

/// Which documents are near to which: those that refer to the same documents.
struct RelatedDocuments: Sendable {
  /// The documents that each one refers to, each once.
  private let targets: [[DocumentID]]
  /// The documents that refer to each one, the newest first.
  private let referrers: [[DocumentID]]
  private let ranks: NewestFirst

  /// How many of those that refer to a document are looked at, so that what everybody refers to costs no more than the rest.
  private static let most = 64
  private static let limit = 8

  /// `targets` are the documents that each one's references name.
  init(_ pages: [Page], targets named: [[DocumentID?]], ranks: NewestFirst) {
    let targets = zip(pages, named).map { page, named in
      var targets: [DocumentID] = []
      for (reference, target) in zip(page.document.references, named) where !reference.isPrivate {
        if let target, !targets.contains(target) { targets.append(target) }
      }
      return targets
    }
    var referrers = [[DocumentID]](repeating: [], count: pages.count)
    for id in ranks.order {
      for target in targets[Int(id.rawValue)] where referrers[Int(target.rawValue)].count < Self.most {
        referrers[Int(target.rawValue)].append(id)
      }
    }
    self.targets = targets
    self.referrers = referrers
    self.ranks = ranks
  }

  /// That of everything that decides which documents are related; `keys` are those of the documents.
  func fingerprint(_ keys: [UInt64]) -> UInt64 {
    var fingerprint = Fingerprint()
    for (document, targets) in targets.enumerated() {
      fingerprint.combine(keys[document])
      fingerprint.combine(UInt64(ranks[DocumentID(rawValue: UInt32(document))]))
      for target in targets { fingerprint.combine(keys[Int(target.rawValue)]) }
    }
    return fingerprint.value
  }

  /// The documents that have most references in common with `id`, of equals the newest first; at most eight.
  func related(to id: DocumentID) -> [DocumentID] {
    var counts: [DocumentID: Int] = [:]
    for target in targets[Int(id.rawValue)] {
      for other in referrers[Int(target.rawValue)] where other != id { counts[other, default: 0] += 1 }
    }
    return counts.sorted { left, right in
      left.value != right.value
        ? left.value > right.value : ranks[left.key] < ranks[right.key]
    }.prefix(Self.limit).map(\.key)
  }
}
