import Content
import Diagnostics
import Values

/// Builds the feeds that the site and its types declare.
struct FeedBuilder {
  let parts: SiteParts
  let pages: [Page]
  let ranks: NewestFirst

  /// Returns the feed of all dated documents whose types have feeds.
  func siteFeed(_ table: inout ValueTable) -> SiteLists.Feed? {
    let documents = pages.filter { parts.types[$0.type].outputs.feed != nil }.map(\.id)
    guard parts.types.all.contains(where: { $0.outputs.feed != nil }) else { return nil }
    let feed = parts.settings.feed
    let declaration = DeclaredFeed(
      path: "/feed.xml", title: feed.title, description: feed.description, limit: feed.limit,
      location: SourceLocation(path: parts.settings.path))
    return self.feed(declaration, documents, home: nil, &table)
  }

  /// Returns a feed of those of `documents` that have a date (``ContentType/feedDate(of:)``): the newest first, and at most
  /// as many as the declaration allows. `home` is the page that the feed belongs to; the default is the site's home page.
  func feed(
    _ declaration: DeclaredFeed, _ documents: [DocumentID], home: SiteAddress?, _ table: inout ValueTable
  ) -> SiteLists.Feed {
    let home = home ?? SiteAddress("/", basePath: parts.settings.basePath)
    let dated = documents.filter { pages[Int($0.rawValue)].feedDate != nil }
    let newest = dated.sorted { ranks[$0] < ranks[$1] }.prefix(declaration.limit).map { pages[Int($0.rawValue)] }
    let address = SiteAddress(declaration.path, basePath: parts.settings.basePath)
    let json =
      parts.theme.hasJSONFeeds && declaration.path.hasSuffix(".xml")
      ? SiteAddress(declaration.path.dropLast(4) + ".json", basePath: parts.settings.basePath) : nil
    let items = table.list(newest.map(parts.value))
    let value = parts.layout.feed.record(in: &table) { slot, table in
      switch slot {
      case .title: table.text(declaration.title)
      case .description: table.text(declaration.description ?? parts.settings.identity.description ?? declaration.title)
      case .url: table.text(address.url)
      case .permalink: table.text(parts.settings.permalink(address))
      case .home: table.text(parts.settings.permalink(home))
      case .updated: updated(newest).map { .date($0) } ?? .null
      case .jsonURL: json.map { table.text($0.url) } ?? .null
      case .jsonPermalink: json.map { table.text(parts.settings.permalink($0)) } ?? .null
      }
    }
    return SiteLists.Feed(
      address: address, jsonAddress: json, value: value, documents: newest.map(\.id), items: items,
      isEmpty: newest.isEmpty, location: declaration.location)
  }

  /// Returns the date of the newest item that is a day, and not after today.
  private func updated(_ newest: [Page]) -> DateValue? {
    let publication = parts.publication
    return newest.lazy.compactMap(\.feedDate).first {
      $0.precision >= .day && $0.day(in: publication.zone).day <= publication.today.day
    }
  }
}
