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
    var together: [[String]: [PageChange]] = [:]
    for change in common { together[addresses[change, default: []].sorted(), default: []].append(change) }
    shared = together.map { SiteComparison.SharedChange(changes: $0.value, addresses: $0.key) }
      .sorted { ($1.addresses.count, $0.addresses[0]) < ($0.addresses.count, $1.addresses[0]) }
    changes = Set(common)
  }

  func contains(_ change: PageChange) -> Bool { changes.contains(change) }
}
