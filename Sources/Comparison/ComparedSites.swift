/// The pages and redirects that differ between two sites.
struct ComparedSites: Sendable {
  struct Page: Sendable {
    let path: String
    let address: String
    let content: PageContent
  }

  private(set) var addedPages: [Page] = []
  private(set) var removedPages: [Page] = []
  /// Pages that are in both sites in different versions.
  private(set) var changedPages: [(old: Page, new: Page)] = []
  /// The identity of the feed item for each URL, by the URL without a trailing slash.
  private(set) var oldIdentities: [String: String] = [:]
  private(set) var newIdentities: [String: String] = [:]
  private var oldRedirects = RedirectTable()
  private var newRedirects = RedirectTable()
  /// The URLs of all files of the new site, without a trailing slash.
  private let newAddresses: Set<String>

  init(_ differences: [ComparedPath], newPaths: Set<String>) {
    let addresses = PageAddresses(
      pages: differences.lazy.compactMap { file in (file.new?.page ?? file.old?.page).map { (file.path, $0) } })
    newAddresses = Set(newPaths.map { PageAddresses.key(addresses.address(of: $0)) })
    for file in differences {
      let address = addresses.address(of: file.path)
      add(old: file.old?.page, new: file.new?.page, path: file.path, address: address)
      Self.add(file.old, to: &oldRedirects, &oldIdentities)
      Self.add(file.new, to: &newRedirects, &newIdentities)
    }
  }

  private mutating func add(old: PageContent?, new: PageContent?, path: String, address: String) {
    if let target = old?.redirect { oldRedirects.add(address, to: target) }
    if let target = new?.redirect { newRedirects.add(address, to: target) }
    let old = old.flatMap { $0.redirect == nil ? Page(path: path, address: address, content: $0) : nil }
    let new = new.flatMap { $0.redirect == nil ? Page(path: path, address: address, content: $0) : nil }
    switch (old, new) {
    case (let old?, let new?): changedPages.append((old, new))
    case (let old?, nil): removedPages.append(old)
    case (nil, let new?): addedPages.append(new)
    case (nil, nil): break
    }
  }

  private static func add(
    _ file: ComparedFile?, to redirects: inout RedirectTable, _ identities: inout [String: String]
  ) {
    switch file?.content {
    case .redirects(let table): redirects.add(table)
    case .feed(let items): for item in items { identities[PageAddresses.key(item.address)] = item.identity }
    case .page, .other, nil: break
    }
  }

  /// Returns the URL that the old URL `address` redirects to in the new site; `nil` if there is no redirect or its
  /// target does not exist.
  func destination(of address: String) -> String? {
    guard let target = newRedirects.target(of: address) else { return nil }
    guard target.hasPrefix("/"), let path = PageAddresses.path(of: target) else { return target }
    return newAddresses.contains(PageAddresses.key(path)) ? target : nil
  }

  /// The redirects that differ, except those that are listed with the page that replaces them or that they replace.
  var redirectChanges: [SiteComparison.RedirectChange] {
    let gone = Set(removedPages.map { PageAddresses.key($0.address) })
    let (old, new) = (oldRedirects.targets, newRedirects.targets)
    var changes: [(String, SiteComparison.RedirectChange)] = []
    for (key, redirect) in new where old[key]?.target != redirect.target && !gone.contains(key) {
      let change: SiteComparison.RedirectChange =
        old[key].map { .changed(from: redirect.address, old: $0.target, new: redirect.target) }
        ?? .added(from: redirect.address, to: redirect.target)
      changes.append((key, change))
    }
    for (key, redirect) in old where newRedirects.target(of: redirect.address) == nil && !newAddresses.contains(key) {
      changes.append((key, .removed(from: redirect.address, to: redirect.target)))
    }
    return changes.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1)
  }
}
