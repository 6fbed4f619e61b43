import Values

/// Matches pages of the new site with pages of the old site at another URL.
struct MovedPages {
  typealias Page = ComparedSites.Page

  /// The matches, in the order of the old paths.
  private(set) var matches: [(old: Page, new: Page)] = []
  private var oldPages: [Page]
  private var newPages: [Page]

  /// Matches pages by a redirect; then by the same identity in a feed; by the same canonical URL; by the same text; and
  /// by the same title if half of the words are the same. A key that several pages share is ignored.
  init(_ sites: ComparedSites) {
    (oldPages, newPages) = (sites.removedPages, sites.addedPages)
    match(
      old: { sites.destination(of: $0.address).flatMap(PageAddresses.path(of:)).map(PageAddresses.key) },
      new: { PageAddresses.key($0.address) })
    match(
      old: { sites.oldIdentities[PageAddresses.key($0.address)] },
      new: { sites.newIdentities[PageAddresses.key($0.address)] })
    match(old: \.content.canonical, new: \.content.canonical)
    match(old: Self.text, new: Self.text)
    match(old: Self.title, new: Self.title) { old, new in
      WordSimilarity.of(Self.words(old), Self.words(new)) >= WordSimilarity.ofTheSame
    }
    matches.sort { $0.old.path.utf8.lexicographicallyPrecedes($1.old.path.utf8) }
  }

  private mutating func match<Key: Hashable>(
    old oldKey: (Page) -> Key?, new newKey: (Page) -> Key?, where isSame: (Page, Page) -> Bool = { _, _ in true }
  ) {
    if oldPages.isEmpty || newPages.isEmpty { return }
    let (old, new) = (Self.unique(oldPages, oldKey), Self.unique(newPages, newKey))
    let found = old.compactMap { key, page in new[key].map { (old: page, new: $0) } }.filter { isSame($0.old, $0.new) }
    let (left, arrived) = (Set(found.map(\.old.path)), Set(found.map(\.new.path)))
    oldPages.removeAll { left.contains($0.path) }
    newPages.removeAll { arrived.contains($0.path) }
    matches += found
  }

  /// Returns the pages by key, without those whose key is not unique.
  private static func unique<Key: Hashable>(_ pages: [Page], _ key: (Page) -> Key?) -> [Key: Page] {
    Dictionary(grouping: pages.filter { key($0) != nil }) { key($0) }.reduce(into: [:]) { unique, entry in
      if let key = entry.key, entry.value.count == 1 { unique[key] = entry.value[0] }
    }
  }

  private static func text(_ page: Page) -> UInt64? {
    if page.content.main.isEmpty { return nil }
    var fingerprint = Fingerprint(page.content.title)
    for text in page.content.main { fingerprint.combine(text) }
    return fingerprint.value
  }

  private static func title(_ page: Page) -> String? { page.content.title.isEmpty ? nil : page.content.title }

  private static func words(_ page: Page) -> Set<Substring> {
    Set(page.content.main.flatMap(Words.of))
  }
}
