import Content
import Diagnostics
import Parallel
import Values

/// Builds a ``SiteGraph`` from documents, step by step.
struct GraphBuilder {
  private let parts: SiteParts
  private let parallelism: Parallelism
  private let selected: SelectedDocuments
  private let links: Links
  /// For each published document, the targets of its references.
  private let targets: [[DocumentID?]]
  /// The documents of each type in their declared order.
  private let orders: [[DocumentID]]
  private let ranks: NewestFirst
  private var linker: Linker
  private(set) var diagnostics: [Diagnostic]

  /// The number of documents that a thread processes at a time.
  static let chunk = 256

  init(_ parts: SiteParts, parallelism: Parallelism) async {
    self.parts = parts
    self.parallelism = parallelism
    let selected = await SelectedDocuments(parts, parallelism: parallelism)
    let placed = await PlacedDocuments(selected, parts, parallelism: parallelism)
    let pages = placed.pages
    let hidden = HiddenURLs(
      selected.written, besides: pages, published: selected.files, index: selected.fileIndex, types: parts.types,
      basePath: parts.settings.basePath)
    async let orders = Self.sortedCollections(pages, types: parts.types)
    async let ranks = NewestFirst(pages)
    let identities = Identities(selected.all, ids: placed.ids, absences: selected.reasons, types: parts.types)
    let linker = Linker(identities: identities, pages: pages, layout: parts.layout, contentRoot: parts.contentRoot)
    let found = await parallelism.map(selected.all.count, chunk: Self.chunk) { range in
      range.map { identities.targets(of: selected.all[$0].references) }
    }.flatMap { $0 }
    self.selected = selected
    self.linker = linker
    links = Links(
      identities: identities, pages: pages, files: selected.files, withheld: parts.files,
      base: parts.settings.identity.url, schemes: parts.settings.schemes, dated: parts.dated, hidden: hidden,
      areURLsKnown: !parts.types.hasUnread && !selected.all.contains(where: \.isUnread))
    targets = zip(found, placed.ids).compactMap { targets, id in id.map { _ in targets.documents } }
    diagnostics = placed.diagnostics + selected.diagnostics
    diagnostics += parts.feedIDs.repeated(among: selected.all, types: parts.types)
    diagnostics += zip(found, parts.documents).lazy.filter(\.0.needLook).flatMap { linker.dangling(in: $0.1) }
    diagnostics += await Self.checkFindings(of: pages, parts, parallelism: parallelism)
    let dates = DateFindings(publication: parts.publication, types: parts.types)
    diagnostics += pages.flatMap { dates.findings(of: $0.document) }
    self.orders = await orders
    self.ranks = await ranks
  }

  private static func sortedCollections(_ pages: [Page], types: ContentTypes) -> [[DocumentID]] {
    var members = [[(id: DocumentID, document: Document)]](repeating: [], count: types.all.count)
    for page in pages { members[page.type].append((page.id, page.document)) }
    return members.enumerated().map { DocumentOrder.sorted($1, type: types[$0]) }
  }

  /// Returns the findings of the checks that types declare.
  private static func checkFindings(
    of pages: [Page], _ parts: SiteParts, parallelism: Parallelism
  ) async -> [Diagnostic] {
    let isChecked = parts.types.all.map { !$0.conditions.checks.isEmpty }
    let checked = pages.filter { isChecked[$0.type] }
    return await parallelism.map(checked.count, chunk: Self.chunk) { range in
      range.flatMap {
        parts.types[checked[$0].type].checkFindings(of: checked[$0].document, today: parts.publication.today)
      }
    }.flatMap { $0 }
  }
}

extension GraphBuilder {
  mutating func build() async -> SiteGraph {
    let pages = links.pages
    let inverses = await InverseLists(
      pages, orders: orders, targets: targets, layout: parts.layout, parallelism: parallelism)
    let builder = DocumentRows(parts, pages: pages, inverses: inverses, targets: targets, linker: linker)
    // Building the lists keeps only one core busy.
    async let documentTables = parallelism.map(pages.count, chunk: Self.chunk) { builder.rows(of: $0) }
    var listBuilder = ListBuilder(
      parts, pages: pages, past: selected.past, identities: links.identities, ranks: ranks)
    listBuilder.build(orders: orders, inverses: inverses, in: &linker.table)
    let lists = listBuilder.lists
    diagnostics += listBuilder.diagnostics
    let rows = append(await documentTables, of: builder, lists: lists)
    let settingsLinks = SettingsLinks(
      menu: parts.settings.links.navigation, others: parts.settings.values.links + parts.theme.settings.links, links,
      lists: lists, contentRoot: parts.contentRoot)
    diagnostics += settingsLinks.diagnostics
    let variables = variables(lists, settingsLinks)
    let vocabulary = parts.definition.vocabulary
    let tables = Tables(
      values: linker.table, names: vocabulary.names, shapes: vocabulary.shapes, documentRows: rows,
      withIdentities: parts.layout.withIdentities)
    return SiteGraph(
      parts.definition, tables: tables, links: links, settingsLinks: settingsLinks.all,
      relations: LazyRelations(pages, targets: targets, ranks: ranks),
      failedRequirements: FailedRequirement.all(of: selected.written, types: parts.types), lists: lists,
      variables: variables)
  }

  /// Appends the tables of documents that `builder` produced, and returns the first row of each document.
  private mutating func append(
    _ tables: [(records: [Value], table: ValueTable)], of builder: DocumentRows, lists: SiteLists
  ) -> [UInt32] {
    let typeNames = parts.types.all.map { linker.table.text($0.name) }
    let pages = links.pages
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
}

extension GraphBuilder {
  private mutating func variables(_ lists: SiteLists, _ links: SettingsLinks) -> SiteVariables {
    let site = site(lists, links)
    let collections = linker.table.record(parts.layout.collections, lists.collections.map(\.value))
    let relocateData = linker.table.append(parts.theme.data.table)
    let theme = parts.theme.settings.linked(to: links.others)
    let relocateTheme = linker.table.append(theme.table)
    return SiteVariables(
      site: site, collections: collections, data: relocateData(parts.theme.data.value),
      theme: relocateTheme(theme.value))
  }

  private mutating func site(_ lists: SiteLists, _ links: SettingsLinks) -> Value {
    let settings = parts.settings
    let values = settings.values.linked(to: links.others)
    let banner = banner(values)
    let entries = links.menu.map { label, url in
      parts.layout.navigationEntry.record(in: &linker.table) { slot, table in
        switch slot {
        case .label: table.text(label)
        case .url: table.text(url)
        }
      }
    }
    let relocate = linker.table.append(values.table)
    return parts.layout.site.record(in: &linker.table) { slot, table in
      switch slot {
      case .title: table.text(settings.identity.title)
      case .description: settings.identity.description.map { table.text($0) } ?? .null
      case .baseURL: table.text(settings.identity.url.text)
      case .language: table.text(settings.locale.language)
      case .root: table.text(settings.basePath + "/")
      case .navigation: table.list(entries)
      case .social: relocate(values.social)
      case .publishers: relocate(values.publishers)
      case .banner: banner.map { relocate($0) } ?? .null
      case .frameHosts: relocate(values.frameHosts)
      case .feeds: table.list(lists.feeds.compactMap(\.announced))
      case .contacts: relocate(values.contacts)
      case .search: .boolean(parts.theme.hasSearch)
      }
    }
  }

  /// Returns the banner if today is within its dates.
  private func banner(_ values: SiteValues) -> Value? {
    guard values.banner.kind == .record else { return nil }
    let today = parts.publication.today.day
    let dates = values.bannerDates
    if let from = dates.from, today < from.days.lowerBound { return nil }
    if let until = dates.until, today > until.days.upperBound { return nil }
    return values.banner
  }
}
