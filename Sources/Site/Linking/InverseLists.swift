import Content
import Parallel
import Values

/// For each document and each inverse list of its type, the documents that refer to it.
struct InverseLists: Sendable {
  /// The position of each document's first list in ``lists``.
  private let starts: [Int]
  private let lists: [[DocumentID]]

  /// Builds the lists for `pages`, with the documents of each type in its declared order. `targets` are the targets of
  /// each document's references.
  init(
    _ pages: [Page], orders: [[DocumentID]], targets: [[DocumentID?]], layout: SiteLayout, parallelism: Parallelism
  ) async {
    var starts: [Int] = []
    starts.reserveCapacity(pages.count + 1)
    var count = 0
    for page in pages {
      starts.append(count)
      count += layout.documents[page.type].inverses.count
    }
    starts.append(count)
    let (firsts, sources) = (starts, Array(orders.joined()))
    let entries = await parallelism.map(
      sources.count, chunk: 256, state: { InverseSlots(layout) },
      { slots, range in
        sources[range].flatMap { source -> [(list: Int, source: DocumentID)] in
          let references = pages[Int(source.rawValue)].document.references
          return zip(references, targets[Int(source.rawValue)]).compactMap { reference, target in
            guard !reference.isPrivate, let inverse = reference.target.inverse, let target else { return nil }
            let position = Int(target.rawValue)
            return slots.slot(of: inverse, ofType: pages[position].type).map { (firsts[position] + $0, source) }
          }
        }
      })
    var lists = [[DocumentID]](repeating: [], count: count)
    for (list, source) in entries.joined() where lists[list].last != source { lists[list].append(source) }
    self.starts = starts
    self.lists = lists
  }

  /// The lists of one document, in the order of its layout.
  subscript(id: DocumentID) -> ArraySlice<[DocumentID]> {
    lists[starts[Int(id.rawValue)]..<starts[Int(id.rawValue) + 1]]
  }
}

/// The positions of the inverse lists of a type by name, cached because there are few names and many references.
private struct InverseSlots {
  private let layout: SiteLayout
  /// The known positions for each type.
  private var known: [[(name: String, slot: Int?)]]

  init(_ layout: SiteLayout) {
    self.layout = layout
    known = Array(repeating: [], count: layout.documents.count)
  }

  mutating func slot(of inverse: String, ofType type: Int) -> Int? {
    if let position = known[type].firstIndex(where: { $0.name == inverse }) { return known[type][position].slot }
    let slot = layout.documents[type].inverses.firstIndex(of: Field.templateName(inverse))
    known[type].append((inverse, slot))
    return slot
  }
}
