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
    let inverses: Range<Int>

    init(_ type: ContentType, _ layout: DocumentLayout) {
      shape = layout.shape
      slotCount = layout.slotCount
      fields = zip(type.publicFields, layout.fields).compactMap { field, slot in
        type.index(of: field.key).map { ($0, slot) }
      }
      images = fields.filter { type.fields[$0.field].type.isImage }.map(\.slot)
      computed = zip(type.conditions.computed, layout.computed).map { ($0.condition, $1) }
      inverses = layout.inverseSlots
    }
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
    let leadImage = plan.images.lazy.map { slots[$0] }.first { !$0.isMissing }
    for (position, slot) in DocumentSlot.allCases.enumerated() {
      if let value = value(of: slot, page, leadImage: leadImage, in: &linker.table) { slots[position] = value }
    }
    for (condition, slot) in plan.computed {
      slots[slot] = .boolean(document.meets(condition, today: parts.publication.today))
    }
    for (slot, list) in zip(plan.inverses, inverses[page.id]) {
      slots[slot] = linker.table.list(list.map { parts.value(of: pages[Int($0.rawValue)]) })
    }
    return linker.table.record(plan.shape, slots)
  }

  /// Returns the value of a slot that every document has; `nil` if only a field fills it, or if
  /// ``set(_:type:feed:collection:at:in:)`` or ``setNeighbors(in:rows:in:)`` does later.
  private func value(
    of slot: DocumentSlot, _ page: Page, leadImage: Value?, in table: inout ValueTable
  ) -> Value? {
    let document = page.document
    switch slot {
    case .title: return table.text(page.title)
    case .url: return page.url.map { table.text($0) } ?? .null
    case .permalink: return page.url.map { table.text(parts.settings.absolute($0)) } ?? .null
    case .content: return DeferredContent.content.value(of: page.id)
    case .excerpt: return table.text(document.body.excerpt)
    case .headings: return DeferredContent.headings.value(of: page.id)
    case .feedContent: return DeferredContent.feedContent.value(of: page.id)
    case .feedID: return table.text(parts.feedIDs.id(of: document, type: parts.types[page.type]))
    case .feedDate: return page.feedDate.map { .date($0) } ?? .null
    case .leadImage: return leadImage ?? .null
    case .related: return DeferredContent.related.value(of: page.id)
    case .editURL: return editURL(of: document).map { table.text($0) } ?? .null
    case .sourcePath: return table.text(document.source)
    case .description, .date: return nil
    case .type, .feed, .collection, .previous, .next: return nil
    }
  }

  private func editURL(of document: Document) -> String? {
    guard document.hasFile else { return nil }
    return parts.settings.links.editURL?.replacing("{path}", with: ContentPath.percentEncoded(document.source))
  }

  /// Links each document of a collection to the previous and the next one.
  func setNeighbors(in documents: [DocumentID], rows: [UInt32], in table: inout ValueTable) {
    let (previous, next) = (DocumentSlot.previous.offset, DocumentSlot.next.offset)
    for (before, after) in zip(documents, documents.dropFirst()) {
      let (first, second) = (Int(before.rawValue), Int(after.rawValue))
      table.replace(parts.value(of: pages[second]), at: Int(rows[first]) + next)
      table.replace(parts.value(of: pages[first]), at: Int(rows[second]) + previous)
    }
  }

  /// Adds site values to the row of a document, which starts at `row` of `table`.
  func set(_ page: Page, type: Value, feed: Value, collection: Value, at row: UInt32, in table: inout ValueTable) {
    table.replace(type, at: Int(row) + DocumentSlot.type.offset)
    table.replace(feed, at: Int(row) + DocumentSlot.feed.offset)
    table.replace(collection, at: Int(row) + DocumentSlot.collection.offset)
  }
}
