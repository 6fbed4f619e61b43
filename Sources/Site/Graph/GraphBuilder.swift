import Content
import Diagnostics
import Parallel
import Values

/// Builds a ``SiteGraph`` from documents, step by step.
struct GraphBuilder {
  private let parts: SiteParts
  private let parallelism: Parallelism
  private let pages: [Page]
  private let identities: Identities
  /// For each document, the targets of its references.
  private let targets: [[DocumentID?]]
  private let files: PublishedFiles
  private let failedRequirements: [FailedRequirement]
  private let hidden: HiddenURLs
  /// The documents of each type that are no longer published.
  private let past: [[Document]]
  /// The documents of each type in their declared order.
  private let orders: [[DocumentID]]
  private let ranks: NewestFirst
  private var linker: Linker
  private(set) var diagnostics: [Diagnostic]

  /// The number of documents that a thread processes at a time.
  private static let chunk = 256

  init(_ parts: SiteParts, parallelism: Parallelism) async {
    self.parts = parts
    self.parallelism = parallelism
    let written = await parallelism.map(parts.documents.count, chunk: Self.chunk) { range in
      parts.documents[range].map { parts.publication.unpublishedReason(of: $0, type: parts.types[$0.type]) }
    }.flatMap { $0 }
    failedRequirements = FailedRequirement.all(of: zip(parts.documents, written), types: parts.types)
    let published = zip(parts.documents, written).filter { $0.1 == nil }.map(\.0)
    // What documents of the past imply still exists, so that links to it keep working.
    let past = zip(parts.documents, written).filter {
      parts.publication.wasPublished($0, type: parts.types[$0.type], absence: $1)
    }.map(\.0)
    var pastByType = [[Document]](repeating: [], count: parts.types.all.count)
    for document in past { pastByType[document.type].append(document) }
    self.past = pastByType
    let implied = ImpliedDocuments(by: published + past, among: parts.documents, types: parts.types)
    let documents = parts.documents + implied.documents
    let absences =
      written + implied.documents.map { parts.publication.unpublishedReason(of: $0, type: parts.types[$0.type]) }
    let permalinks = Permalinks(basePath: parts.settings.basePath)
    let placed = await parallelism.map(documents.count, chunk: Self.chunk) { range in
      range.map { index in
        absences[index] == nil
          ? PlacedDocument(documents[index], permalinks, types: parts.types, publication: parts.publication) : nil
      }
    }.flatMap { $0 }
    var pages: [Page] = []
    var ids: [DocumentID?] = []
    pages.reserveCapacity(documents.count)
    for placed in placed {
      guard let placed, let place = placed.place else {
        ids.append(nil)
        continue
      }
      let id = DocumentID(rawValue: UInt32(pages.count))
      pages.append(
        Page(
          id: id, document: placed.document, place: place, title: placed.title, date: placed.date,
          feedDate: placed.feedDate))
      ids.append(id)
    }
    let withheld = zip(parts.documents, written).filter { $0.1 != nil }.flatMap(\.0.namedFiles)
    files = parts.files.withholding(Set(withheld).subtracting(published.flatMap(\.namedFiles)))
    hidden = HiddenURLs(
      zip(parts.documents, written), besides: pages, published: files, types: parts.types,
      basePath: parts.settings.basePath)
    self.pages = pages
    let sortable = pages
    async let orders = Self.sortedCollections(sortable, types: parts.types)
    async let ranks = NewestFirst(sortable)
    identities = Identities(documents, ids: ids, absences: absences, types: parts.types)
    let linker = Linker(identities: identities, pages: pages, layout: parts.layout, contentRoot: parts.contentRoot)
    self.linker = linker
    diagnostics = placed.flatMap { $0?.diagnostics ?? [] } + implied.diagnostics
    diagnostics += parts.feedIDs.repeated(among: documents, types: parts.types)
    let known = identities
    let found = await parallelism.map(documents.count, chunk: Self.chunk) { range in
      range.map { known.targets(of: documents[$0].references) }
    }.flatMap { $0 }
    targets = zip(found, ids).compactMap { targets, id in id.map { _ in targets.documents } }
    diagnostics += zip(found, parts.documents).lazy.filter(\.0.needLook).flatMap { linker.dangling(in: $0.1) }
    let isChecked = parts.types.all.map { !$0.checks.isEmpty }
    let checked = pages.filter { isChecked[$0.type] }
    diagnostics += await parallelism.map(checked.count, chunk: Self.chunk) { range in
      range.flatMap {
        parts.types[checked[$0].type].checkFindings(of: checked[$0].document, today: parts.publication.today)
      }
    }.flatMap { $0 }
    let dates = DateFindings(publication: parts.publication, types: parts.types)
    diagnostics += pages.flatMap { dates.findings(of: $0.document) }
    self.orders = await orders
    self.ranks = await ranks
  }

  mutating func build() async -> SiteGraph {
    let inverses = await InverseLists(
      pages, orders: orders, targets: targets, layout: parts.layout, parallelism: parallelism)
    let builder = DocumentRows(parts, pages: pages, inverses: inverses, targets: targets, linker: linker)
    // Building the lists keeps only one core busy.
    async let documentTables = parallelism.map(pages.count, chunk: Self.chunk) { builder.rows(of: $0) }
    var lists = ListBuilder(parts, pages: pages, past: past, identities: identities, ranks: ranks)
    lists.build(orders: orders, inverses: inverses, in: &linker.table)
    diagnostics += lists.diagnostics
    let rows = append(await documentTables, of: builder, lists: lists)
    let settingsLinks = resolveSettings(lists)
    let site = siteValue(lists, settingsLinks)
    let collectionsValue = linker.table.record(parts.layout.collections, lists.collections.map(\.value))
    let relocateData = linker.table.append(parts.data.table)
    let theme = parts.theme.linked(to: settingsLinks.theme)
    let relocateTheme = linker.table.append(theme.table)
    let tables = Tables(
      values: linker.table, names: parts.vocabulary.names, shapes: parts.vocabulary.shapes, documentRows: rows,
      withIdentities: parts.layout.withIdentities)
    return SiteGraph(
      settings: parts.settings, types: parts.types, layout: parts.layout, tables: tables, pages: pages,
      collections: lists.collections, lists: lists.lists, feeds: lists.feeds, ownFeeds: lists.ownFeeds,
      relations: LazyRelations(pages, targets: targets, ranks: ranks),
      identities: identities, failedRequirements: failedRequirements, files: files,
      allFiles: parts.files, site: site,
      collectionsValue: collectionsValue, data: relocateData(parts.data.value), theme: relocateTheme(theme.value),
      identityRecords: Self.identityRecords(lists, parts.types, site: site, collections: collectionsValue),
      contentRoot: parts.contentRoot, settingsLinks: settingsLinks.all, dated: parts.dated, hidden: hidden)
  }

  private static func identityRecords(
    _ lists: ListBuilder, _ types: ContentTypes, site: Value, collections: Value
  ) -> [SiteGraph.IdentityRecord] {
    let named =
      [("//site", site), ("//collections", collections)]
      + zip(types.all, lists.collections).map { ("//collections/" + $0.name, $1.value) }
      + lists.feeds.map { ("//feeds" + $0.address.url, $0.value) }
    return named.compactMap { key, value in
      value.shape.map { SiteGraph.IdentityRecord(key: key, firstRow: value.firstRow, shape: $0) }
    }.sorted { $0.firstRow < $1.firstRow }
  }

  private static func sortedCollections(_ pages: [Page], types: ContentTypes) -> [[DocumentID]] {
    var members = [[(id: DocumentID, document: Document)]](repeating: [], count: types.all.count)
    for page in pages { members[page.type].append((page.id, page.document)) }
    return members.enumerated().map { DocumentOrder.sorted($1, type: types[$0]) }
  }

  /// Appends the tables of documents that `builder` produced, and returns the first row of each document.
  private mutating func append(
    _ tables: [(records: [Value], table: ValueTable)], of builder: DocumentRows, lists: ListBuilder
  ) -> [UInt32] {
    let typeNames = parts.types.all.map { linker.table.text($0.name) }
    var rows: [UInt32] = []
    rows.reserveCapacity(pages.count)
    linker.table.reserve(for: tables.map(\.table))
    for part in tables {
      let relocate = linker.table.append(part.table)
      for record in part.records {
        let page = pages[rows.count]
        let isPlain = page.type == parts.types.all.count - 1
        let first = relocate(record).firstRow
        builder.set(
          page, type: typeNames[page.type], feed: lists.ownFeeds[page.id] ?? .null,
          collection: isPlain ? .null : lists.collections[page.type].value, at: first, in: &linker.table)
        rows.append(first)
      }
    }
    // The order of plain pages, which come last, has no meaning.
    for collection in lists.collections.dropLast() {
      builder.setNeighbors(in: collection.documents, rows: rows, in: &linker.table)
    }
    return rows
  }

  /// Resolves the links in the settings, and reports those whose target does not exist today.
  private mutating func resolveSettings(_ lists: ListBuilder) -> SettingsLinks {
    let basePath = parts.settings.basePath
    let links = Links(
      identities: identities, pages: pages, files: files, withheld: parts.files, basePath: basePath,
      dated: parts.dated, hidden: hidden)
    let resolved = SettingsLinks(
      menu: parts.settings.navigation, theme: parts.theme.links, links, lists: lists, contentRoot: parts.contentRoot,
      basePath: basePath)
    diagnostics += resolved.diagnostics
    return resolved
  }

  private mutating func siteValue(_ lists: ListBuilder, _ links: SettingsLinks) -> Value {
    let (settings, banner) = (parts.settings, banner(parts.settings))
    let entries = links.menu.map { label, url in
      parts.layout.navigationEntry.record(in: &linker.table) { slot, table in
        switch slot {
        case .label: table.text(label)
        case .url: table.text(url)
        }
      }
    }
    let relocate = linker.table.append(settings.values)
    return parts.layout.site.record(in: &linker.table) { slot, table in
      switch slot {
      case .title: table.text(settings.title)
      case .description: settings.description.map { table.text($0) } ?? .null
      case .baseURL: table.text(settings.baseURL)
      case .language: table.text(settings.language)
      case .root: table.text(settings.basePath + "/")
      case .navigation: table.list(entries)
      case .social: relocate(settings.social)
      case .publishers: relocate(settings.publishers)
      case .banner: banner.map { relocate($0) } ?? .null
      case .frameHosts: relocate(settings.frameHosts)
      case .feeds: table.list(lists.feeds.compactMap(\.announced))
      case .contacts: relocate(settings.contacts)
      case .search: .boolean(parts.hasSearch)
      }
    }
  }
}

extension GraphBuilder {
  /// Returns the banner if today is within its dates.
  private func banner(_ settings: SiteSettings) -> Value? {
    guard settings.banner.kind == .record else { return nil }
    let today = parts.publication.today.day
    let dates = settings.bannerDates
    if let from = dates.from, today < from.days.lowerBound { return nil }
    if let until = dates.until, today > until.days.upperBound { return nil }
    return settings.banner
  }
}

extension SiteSettings {
  /// Returns the absolute URL of a file of the site.
  package func permalink(_ address: SiteAddress) -> String { absolute(address.url) }

  /// Returns the absolute URL for a path from the root of the host. Other URLs are unchanged.
  package func absolute(_ url: String) -> String {
    guard url.hasPrefix("/"), !url.hasPrefix("//") else { return url }
    return baseURL + (url.hasPrefix(basePath) ? url.dropFirst(basePath.count) : url[...])
  }
}
