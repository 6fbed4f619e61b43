import Content
import Diagnostics
import Values

/// The steps by which documents become a ``SiteGraph``.
struct GraphBuilder {
  private let parts: SiteParts
  private let pages: [Page]
  private let identities: Identities
  private let files: PublishedFiles
  private var linker: Linker
  private(set) var diagnostics: [Diagnostic]

  init(_ parts: SiteParts) {
    self.parts = parts
    let permalinks = Permalinks(basePath: parts.settings.basePath)
    var pages: [Page] = []
    var ids: [DocumentID?] = []
    var diagnostics: [Diagnostic] = []
    let shown = parts.documents.map { parts.publication.shows($0, type: parts.types[$0.type]) }
    let published = zip(parts.documents, shown).filter(\.1).map(\.0)
    let implied = ImpliedDocuments(by: published, among: parts.documents, types: parts.types)
    let documents = parts.documents + implied.documents
    let impliedShown = implied.documents.map { parts.publication.shows($0, type: parts.types[$0.type]) }
    for (document, isShown) in zip(documents, shown + impliedShown) {
      let type = parts.types[document.type]
      ids.append(nil)
      guard isShown else { continue }
      let id = DocumentID(rawValue: UInt32(pages.count))
      let title = DocumentText(document, type).title ?? ""
      if title.isEmpty, !document.isWrong {
        diagnostics.append(
          Diagnostic(
            .error, "this \(type.singular) has no title", at: document.start,
            help: type.title.map { "\(type.location.path) makes it of \($0.source)" }))
      }
      switch permalinks.place(of: document, type: type) {
      case .success(let place):
        pages.append(
          Page(
            id: id, document: document, place: place, title: title,
            date: document.value("date", in: type).dateValue))
        ids[ids.count - 1] = id
      case .failure(let failure): if !document.isWrong { diagnostics.append(failure.diagnostic) }
      }
    }
    let hidden = zip(parts.documents, shown).filter { !$0.1 }.flatMap(\.0.namedFiles)
    files = parts.files.withholding(Set(hidden).subtracting(published.flatMap(\.namedFiles)))
    self.pages = pages
    self.diagnostics = diagnostics + implied.diagnostics
    identities = Identities(documents, ids: ids, types: parts.types)
    linker = Linker(identities: identities, pages: pages, layout: parts.layout, contentRoot: parts.contentRoot)
    self.diagnostics += parts.documents.flatMap(linker.dangling(in:)) + pages.flatMap(checks)
  }

  /// What the type of a document has to say of it.
  private func checks(_ page: Page) -> [Diagnostic] {
    parts.types[page.type].checks.filter {
      page.document.meets($0.condition, today: parts.publication.today)
    }.map { check in
      let place = check.field.map(page.document.location(of:)) ?? page.document.start
      return Diagnostic(check.severity, check.message, at: place)
    }
  }

  mutating func build() -> SiteGraph {
    let orders = sortedCollections()
    let inverses = inverseLists(orders)
    let ranks = NewestFirst(pages)
    var lists = ListBuilder(parts, pages: pages, identities: identities, ranks: ranks)
    lists.build(orders: orders, inverses: inverses, in: &linker.table)
    let rows = pages.map { page in appendRow(of: page, lists: lists, inverses: inverses) }
    let site = siteValue(feeds: lists.feeds)
    let collectionsValue = linker.table.record(parts.layout.collections, lists.collections.map(\.value))
    let relocateData = linker.table.append(parts.data.table)
    let tables = Tables(
      values: linker.table, names: parts.vocabulary.names, shapes: parts.vocabulary.shapes, documentRows: rows)
    return SiteGraph(
      settings: parts.settings, types: parts.types, layout: parts.layout, tables: tables, pages: pages,
      collections: lists.collections, lists: lists.lists, feeds: lists.feeds, ownFeeds: lists.ownFeeds,
      relations: RelatedDocuments(pages, identities: identities, ranks: ranks),
      identities: identities, files: files,
      allFiles: parts.files, site: site,
      collectionsValue: collectionsValue, data: relocateData(parts.data.value), contentRoot: parts.contentRoot)
  }

  private func sortedCollections() -> [[DocumentID]] {
    var members = [[(id: DocumentID, document: Document)]](repeating: [], count: parts.types.all.count)
    for page in pages { members[page.type].append((page.id, page.document)) }
    return members.enumerated().map { DocumentOrder.sorted($1, type: parts.types[$0]) }
  }

  /// For each document and each inverse list of its type, the documents that refer to it: type by type, each in its order.
  private func inverseLists(_ orders: [[DocumentID]]) -> [[[DocumentID]]] {
    var lists = pages.map { [[DocumentID]](repeating: [], count: parts.layout.documents[$0.type].inverses.count) }
    for source in orders.joined() {
      for reference in pages[Int(source.rawValue)].document.references where !reference.isPrivate {
        guard let inverse = reference.target.inverse, case .shown(let target) = identities.match(reference) else {
          continue
        }
        let position = Int(target.rawValue)
        let name = Field.templateName(inverse)
        guard let slot = parts.layout.documents[pages[position].type].inverses.firstIndex(of: name) else { continue }
        if lists[position][slot].last != source { lists[position][slot].append(source) }
      }
    }
    return lists
  }

  /// Appends what templates see of a document and returns its first row.
  private mutating func appendRow(of page: Page, lists: ListBuilder, inverses: [[[DocumentID]]]) -> UInt32 {
    let type = parts.types[page.type]
    let layout = parts.layout.documents[page.type]
    var slots = [Value](repeating: .null, count: layout.slots.count)
    let source = LinkSource(values: page.document.values, references: page.document.references, id: page.id)
    for (field, value) in zip(type.fields, page.document.fields) where !field.isPrivate {
      guard let slot = layout.slot(field.templateName) else { continue }
      slots[slot] = linker.link(value, field.type, of: source)
    }
    let isPlain = page.type == parts.types.all.count - 1
    let common: [(String, Value)] = [
      ("title", linker.table.text(page.title)),
      ("url", page.url.map { linker.table.text($0) } ?? .null),
      ("permalink", page.url.map { linker.table.text(parts.settings.absolute($0)) } ?? .null),
      ("content", DeferredContent.content.value(of: page.id)),
      ("excerpt", DeferredContent.excerpt.value(of: page.id)),
      ("headings", DeferredContent.headings.value(of: page.id)),
      ("feed_content", DeferredContent.feedContent.value(of: page.id)),
      ("related", DeferredContent.related.value(of: page.id)),
      ("type", linker.table.text(type.name)),
      ("feed_id", linker.table.text(parts.settings.host + ":" + page.document.oldestIdentity(in: type))),
      ("feed", lists.ownFeeds[page.id] ?? .null),
      ("collection", isPlain ? .null : lists.collections[page.type].value),
      ("source_path", linker.table.text(page.document.source)),
    ]
    for (name, value) in common { if let slot = layout.slot(name) { slots[slot] = value } }
    for computed in type.computed {
      guard let slot = layout.slot(computed.templateName) else { continue }
      slots[slot] = .boolean(page.document.meets(computed.condition, today: parts.publication.today))
    }
    for (name, list) in zip(layout.inverses, inverses[Int(page.id.rawValue)]) {
      if let slot = layout.slot(name) {
        slots[slot] = linker.table.list(list.map { parts.value(of: pages[Int($0.rawValue)]) })
      }
    }
    return linker.table.record(layout.shape, slots).firstRow
  }

  private mutating func siteValue(feeds: [SiteGraph.Feed]) -> Value {
    let settings = parts.settings
    let links = Links(
      identities: identities, pages: pages, files: files, withheld: parts.files, basePath: settings.basePath)
    var navigation: [Value] = []
    for item in settings.navigation {
      switch links.navigationURL(item, contentRoot: parts.contentRoot) {
      case .success(let url):
        navigation.append(
          linker.table.record(parts.layout.navigationItem, [linker.table.text(item.label), linker.table.text(url)]))
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
    }
    let relocate = linker.table.append(settings.values)
    let known: [String: Value] = [
      "title": linker.table.text(settings.title),
      "description": settings.description.map { linker.table.text($0) } ?? .null,
      "base_url": linker.table.text(settings.baseURL),
      "language": linker.table.text(settings.language),
      "root": linker.table.text(settings.basePath + "/"),
      "navigation": linker.table.list(navigation),
      "social": relocate(settings.social),
      "publishers": relocate(settings.publishers),
      "banner": banner(settings).map { relocate($0) } ?? .null,
      "frame_hosts": relocate(settings.frameHosts),
      "feeds": linker.table.list(feeds.map(\.value)),
    ]
    let slots = parts.vocabulary.shapes[Int(parts.layout.site.rawValue)].slots
    return linker.table.record(parts.layout.site, slots.map { known[parts.vocabulary.names[$0]] ?? .null })
  }
}

extension GraphBuilder {
  /// The banner, between the days that it names.
  private func banner(_ settings: SiteSettings) -> Value? {
    guard settings.banner.kind == .record else { return nil }
    let slots = Array(settings.values.slots(of: settings.banner, count: 4))
    let today = parts.publication.today.day
    if let from = slots[2].dateValue, today < from.days.lowerBound { return nil }
    if let until = slots[3].dateValue, today > until.days.upperBound { return nil }
    return settings.banner
  }
}

extension SiteSettings {
  /// The absolute address of a file of the site.
  package func permalink(_ address: SiteAddress) -> String { absolute(address.url) }

  /// The absolute form of a path from the root of the host; any other address stays as it is.
  package func absolute(_ url: String) -> String {
    guard url.hasPrefix("/"), !url.hasPrefix("//") else { return url }
    return baseURL + (url.hasPrefix(basePath) ? url.dropFirst(basePath.count) : url[...])
  }
}
