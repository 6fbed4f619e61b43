/// Changes that several pages have in common: they are told once.
struct SharedChanges {
  /// From how many pages on a change is told once.
  static let fewest = 3

  /// Those of most pages first.
  let shared: [SiteComparison.SharedChange]
  private let changes: Set<PageChange>

  /// Of pages with their addresses. Changes of the same pages are put together.
  init(_ pages: [(address: String, changes: [PageChange])]) {
    var addresses: [PageChange: [String]] = [:]
    var order: [PageChange] = []
    for page in pages {
      var seen = Set<PageChange>()
      for change in page.changes where change != .markup && seen.insert(change).inserted {
        if addresses[change] == nil { order.append(change) }
        addresses[change, default: []].append(page.address)
      }
    }
    let common = order.filter { addresses[$0, default: []].count >= Self.fewest }
    var groups: [[String]: Int] = [:]
    var together: [SiteComparison.SharedChange] = []
    for change in common {
      let pages = addresses[change, default: []].sorted()
      if let group = groups[pages] {
        together[group].changes.append(change)
      } else {
        groups[pages] = together.count
        together.append(SiteComparison.SharedChange(changes: [change], addresses: pages))
      }
    }
    shared = together.enumerated()
      .sorted { ($1.element.addresses.count, $0.offset) < ($0.element.addresses.count, $1.offset) }.map(\.element)
    changes = Set(common)
  }

  func contains(_ change: PageChange) -> Bool { changes.contains(change) }
}
