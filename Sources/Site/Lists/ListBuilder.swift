import Content
import Diagnostics
import Values

/// Builds the lists and feeds of a site: the collection of each type, the lists by value, and all feeds.
struct ListBuilder {
  private let parts: SiteParts
  private let pages: [Page]
  private let identities: Identities
  private let feedBuilder: FeedBuilder
  /// The documents of each type that are no longer published.
  private let past: [[Document]]
  private var valueFindings: ListValueFindings
  private(set) var lists = SiteLists()

  init(_ parts: SiteParts, pages: [Page], past: [[Document]], identities: Identities, ranks: NewestFirst) {
    self.past = past
    self.parts = parts
    self.pages = pages
    self.identities = identities
    feedBuilder = FeedBuilder(parts: parts, pages: pages, ranks: ranks)
    valueFindings = ListValueFindings(pages: pages)
  }

  /// The findings about the values that have a list.
  var diagnostics: [Diagnostic] { valueFindings.diagnostics }

  /// Builds the lists and feeds from the documents of each type, in their orders, and the inverse lists of each
  /// document.
  mutating func build(orders: [[DocumentID]], inverses: InverseLists, in table: inout ValueTable) {
    let siteFeed = feedBuilder.siteFeed(&table)
    if let siteFeed { lists.feeds.append(siteFeed) }
    for (position, documents) in orders.enumerated() {
      addCollection(position, documents, announced: [siteFeed].compactMap { $0?.announced }, &table)
    }
    let past = PastReferences(past, pages: pages, identities: identities, types: parts.types)
    for page in pages { addOwnFeed(of: page, inverses, past, &table) }
  }

  private mutating func addCollection(
    _ position: Int, _ documents: [DocumentID], announced: [Value], _ table: inout ValueTable
  ) {
    let type = parts.types[position]
    let address = type.outputs.list.map { SiteAddress($0.path, basePath: parts.settings.basePath) }
    let feed = type.outputs.feed.map { feedBuilder.feed($0, documents, home: address, &table) }
    if let feed { lists.feeds.append(feed) }
    let announced = announced + [feed].compactMap { $0?.announced }
    let announcedValue = table.list(announced)
    let items = table.list(documents.map { parts.value(of: pages[Int($0.rawValue)]) })
    if let list = type.outputs.list {
      lists.all.append(
        DocumentList(
          list, ofType: position, title: list.title, path: list.path, documents: documents, items: items, feed: nil,
          feeds: announcedValue))
    }
    let valueGroups = ValueGroups(type.outputs.groupLists.compactMap(\.by)) { by in
      by.groups(
        of: documents, past: past[position], pages: pages, identities: identities, types: parts.types,
        zone: parts.settings.locale.localTimeZone, today: parts.publication.today)
    }
    valueGroups.check(&valueFindings)
    let grouped = type.outputs.groupLists.flatMap { list in
      addLists(list, position, valueGroups, announced: announced, &table)
    }
    let value = parts.layout.collectionLayouts[position].record(in: &table) { slot, table in
      switch slot {
      case .name: table.text(type.name)
      case .label: table.text(type.labels.plural)
      case .singular: table.text(type.labels.singular)
      case .url: address.map { table.text($0.url) } ?? .null
      case .feed: feed?.announced ?? .null
      case .items: items
      case .lists: table.list(grouped)
      case .choices: parts.layout.choices[position].value(in: &table)
      }
    }
    lists.collections.append(
      SiteLists.Collection(documents: documents, items: items, value: value, feeds: announcedValue))
  }

  /// Adds a list for each value, and returns the template records of these lists.
  private mutating func addLists(
    _ list: ListPage, _ position: Int, _ groups: ValueGroups, announced: [Value],
    _ table: inout ValueTable
  ) -> [Value] {
    guard let by = list.by else { return [] }
    var values: [Value] = []
    for group in groups[by] where !group.slug.isEmpty {
      let path = list.path.replacing("{value}", with: group.slug)
      let title = list.title.replacing("{value}", with: group.label)
      let address = SiteAddress(path, basePath: parts.settings.basePath)
      var feed: SiteLists.Feed?
      if list.hasFeed, group.hasDates {
        let declaration = DeclaredFeed(
          path: path + "feed.xml", title: "\(parts.settings.identity.title): \(title)", description: list.description,
          limit: parts.settings.feed.limit, location: list.location)
        let made = feedBuilder.feed(declaration, group.documents, home: address, &table)
        feed = made
        lists.feeds.append(made)
      }
      lists.all.append(
        DocumentList(
          list, ofType: position, title: title, path: path, documents: group.documents,
          items: table.list(group.documents.map { parts.value(of: pages[Int($0.rawValue)]) }),
          feed: feed?.announced == nil ? nil : lists.feeds.count - 1,
          feeds: table.list(announced + [feed].compactMap { $0?.announced })))
      values.append(
        parts.layout.list.record(in: &table) { slot, table in
          switch slot {
          case .by: table.text(by.source)
          case .label: table.text(group.label)
          case .date: group.date.map { .date($0) } ?? .null
          case .url: table.text(address.url)
          case .count: .integer(group.documents.count)
          case .feed: feed?.announced ?? .null
          case .value: table.text(group.value)
          case .title: table.text(title)
          case .condition: by.conditionText.map { table.text($0) } ?? .null
          }
        })
    }
    return values
  }

  /// Adds the feed of a document: the dated documents in those of its inverse lists that its type names. It stays when
  /// the last of them is no longer published, as in `past`.
  private mutating func addOwnFeed(
    of page: Page, _ inverses: InverseLists, _ past: PastReferences, _ table: inout ValueTable
  ) {
    guard let declaration = parts.types[page.type].outputs.ownFeed, let address = page.address, address.isFolder else {
      return
    }
    let names = parts.layout.documents[page.type].inverses
    let documents = zip(names, inverses[page.id]).filter { declaration.lists.contains($0.0) }.flatMap(\.1)
    let areDated = documents.contains { pages[Int($0.rawValue)].feedDate != nil }
    guard areDated || past.hadFeedItems(page.id) else { return }
    let feed = DeclaredFeed(
      path: address.path + "feed.xml", title: "\(parts.settings.identity.title): \(page.title)", description: nil,
      limit: declaration.limit, location: declaration.location)
    let made = feedBuilder.feed(feed, documents, home: address, &table)
    lists.feeds.append(made)
    lists.ownFeeds[page.id] = made.announced
  }
}
