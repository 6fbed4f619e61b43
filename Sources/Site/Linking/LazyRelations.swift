import Synchronization
import Values

/// The related documents of a site, computed on first use.
final class LazyRelations: Sendable {
  private let pages: [Page]
  private let targets: [[DocumentID?]]
  private let ranks: NewestFirst
  private let made = Mutex<RelatedDocuments?>(nil)

  init(_ pages: [Page], targets: [[DocumentID?]], ranks: NewestFirst) {
    self.pages = pages
    self.targets = targets
    self.ranks = ranks
  }

  var value: RelatedDocuments {
    made.withLock { made in
      if let made { return made }
      let relations = RelatedDocuments(pages, targets: targets, ranks: ranks)
      made = relations
      return relations
    }
  }
}
