import Content
import Values

/// Builds the template records of documents: a row of slots for each, in the layout of its type.
struct DocumentRows: Sendable {
  private let parts: SiteParts
  private let pages: [Page]
  private let inverses: InverseLists
  /// For each document, the targets of its references.
  private let targets: [[DocumentID?]]
  private let linker: Linker
  private let plans: [Plan]

  /// The slots of the parts of one type's documents.
  private struct Plan {
    let shape: ShapeID
    let slotCount: Int
    /// The slots of the public fields, with the positions of the fields in the type.
    let fields: [(field: Int, slot: Int)]
    /// The slots of the public images, in the order of the declaration.
    let images: [Int]
    let computed: [(condition: Condition, slot: Int)]
    let inverses: [Int]

    init(_ type: ContentType, _ layout: SiteLayout.DocumentLayout) {
      let slots = Dictionary(layout.slots.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      shape = layout.shape
      slotCount = layout.slots.count
      fields = type.publicFields.compactMap { field in
        type.index(of: field.key).flatMap { position in slots[field.templateName].map { (position, $0) } }
      }
      images = fields.filter { type.fields[$0.field].type.isImage }.map(\.slot)
      computed = type.conditions.computed.compactMap { computed in
        slots[computed.templateName].map { (computed.condition, $0) }
      }
      inverses = layout.inverses.compactMap { slots[$0] }
    }
  }

  /// The slots that every document has, which come first; see ``SiteLayout/commonSlots``.
  private enum Slot {
    static func position(_ name: String) -> Int { SiteLayout.documentSlots.firstIndex(of: name) ?? 0 }
    static let title = position("title")
    static let url = position("url")
    static let permalink = position("permalink")
    static let content = position("content")
    static let excerpt = position("excerpt")
    static let headings = position("headings")
    static let feedContent = position("feed_content")
    static let feedID = position("feed_id")
    static let feedDate = position("feed_date")
    static let leadImage = position("lead_image")
    static let feed = position("feed")
    static let related = position("related")
    static let previous = position("previous")
    static let next = position("next")
    static let editURL = position("edit_url")
    static let type = position("type")
    static let collection = position("collection")
    static let sourcePath = position("source_path")
  }

  init(_ parts: SiteParts, pages: [Page], inverses: InverseLists, targets: [[DocumentID?]], linker: Linker) {
    self.parts = parts
    self.pages = pages
    self.inverses = inverses
    self.targets = targets
    self.linker = linker.empty
    plans = zip(parts.types.all, parts.layout.documents).map { Plan($0, $1) }
  }

  /// Returns the records of the documents in `range` in a separate table, without the values that
  /// ``set(_:type:feed:collection:at:in:)`` adds.
  func rows(of range: Range<Int>) -> (records: [Value], table: ValueTable) {
    var linker = linker
    let records = range.map { append(pages[$0], to: &linker) }
    return (records, linker.table)
  }

  private func append(_ page: Page, to linker: inout Linker) -> Value {
    let type = parts.types[page.type]
    let plan = plans[page.type]
    let document = page.document
    var slots = [Value](repeating: .null, count: plan.slotCount)
    let source = LinkSource(
      values: document.values, references: document.references, targets: targets[Int(page.id.rawValue)], id: page.id)
    for (field, slot) in plan.fields {
      slots[slot] = linker.link(document.fields[field], type.fields[field].type, of: source)
    }
    slots[Slot.title] = linker.table.text(page.title)
    slots[Slot.url] = page.url.map { linker.table.text($0) } ?? .null
    slots[Slot.permalink] = page.url.map { linker.table.text(parts.settings.absolute($0)) } ?? .null
    slots[Slot.content] = DeferredContent.content.value(of: page.id)
    slots[Slot.excerpt] = linker.table.text(document.body.excerpt)
    slots[Slot.headings] = DeferredContent.headings.value(of: page.id)
    slots[Slot.feedContent] = DeferredContent.feedContent.value(of: page.id)
    slots[Slot.related] = DeferredContent.related.value(of: page.id)
    slots[Slot.feedID] = linker.table.text(parts.feedIDs.id(of: document, type: type))
    slots[Slot.feedDate] = page.feedDate.map { .date($0) } ?? .null
    slots[Slot.leadImage] = plan.images.lazy.map { slots[$0] }.first { !$0.isMissing } ?? .null
    slots[Slot.sourcePath] = linker.table.text(document.source)
    slots[Slot.editURL] = editURL(of: document).map { linker.table.text($0) } ?? .null
    for (condition, slot) in plan.computed {
      slots[slot] = .boolean(document.meets(condition, today: parts.publication.today))
    }
    for (slot, list) in zip(plan.inverses, inverses[page.id]) {
      slots[slot] = linker.table.list(list.map { parts.value(of: pages[Int($0.rawValue)]) })
    }
    return linker.table.record(plan.shape, slots)
  }

  private func editURL(of document: Document) -> String? {
    guard document.hasFile else { return nil }
    return parts.settings.links.editURL?.replacing("{path}", with: ContentPath.percentEncoded(document.source))
  }

  /// Links each document of a collection to the previous and the next one.
  func setNeighbours(in documents: [DocumentID], rows: [UInt32], in table: inout ValueTable) {
    for (before, after) in zip(documents, documents.dropFirst()) {
      let (first, second) = (Int(before.rawValue), Int(after.rawValue))
      table.replace(parts.value(of: pages[second]), at: Int(rows[first]) + Slot.next)
      table.replace(parts.value(of: pages[first]), at: Int(rows[second]) + Slot.previous)
    }
  }

  /// Adds site values to the row of a document, which starts at `row` of `table`.
  func set(_ page: Page, type: Value, feed: Value, collection: Value, at row: UInt32, in table: inout ValueTable) {
    table.replace(type, at: Int(row) + Slot.type)
    table.replace(feed, at: Int(row) + Slot.feed)
    table.replace(collection, at: Int(row) + Slot.collection)
  }
}
