/// Changes that several pages share, which are listed once.
struct SharedChanges {
  /// The smallest number of pages that makes a change shared.
  static let fewest = 3

  /// The shared changes, those on the most pages first.
  let shared: [SiteComparison.SharedChange]
  private let changes: Set<PageChange>

  /// Finds the shared changes of `pages`. Changes on the same pages are grouped.
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
