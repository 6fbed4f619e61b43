import Content
import Diagnostics
import Values

/// Copies the fields of documents to the site's table, with each reference resolved to its target.
struct Linker {
  private let identities: Identities
  private let pages: [Page]
  private let layout: SiteLayout
  private let contentRoot: String
  var table = ValueTable()

  init(identities: Identities, pages: [Page], layout: SiteLayout, contentRoot: String) {
    self.identities = identities
    self.pages = pages
    self.layout = layout
    self.contentRoot = contentRoot
  }

  /// A linker with an empty table.
  var empty: Linker { Linker(identities: identities, pages: pages, layout: layout, contentRoot: contentRoot) }

  /// Returns the copy of `value` from `source`, of type `type`, in the site's table. References to unpublished
  /// documents become null, and are omitted from lists.
  mutating func link(_ value: Value, _ type: FieldType, of source: LinkSource) -> Value {
    switch PendingValue(value) {
    case .reference(let position): return source.targets[position].map { self.value(of: $0) } ?? .null
    case .markdown(let position): return DeferredContent.field(position).value(of: source.id)
    case nil: break
    }
    switch (value.kind, type) {
    case (.text, _): return table.text(source.values.bytes(of: value))
    case (.list, .list(let element)):
      let elements = source.values.rows(of: value).map { link($0, element, of: source) }
      return table.list(elements.filter { !$0.isMissing })
    case (.map, .map(let element)):
      let rows = Array(source.values.rows(of: value))
      let pairs = stride(from: 0, to: rows.count, by: 2).map { index in
        (key: table.text(source.values.bytes(of: rows[index])), value: link(rows[index + 1], element, of: source))
      }
      return table.map(pairs)
    case (.record, .record(let record)):
      let slots = source.values.slots(of: value, count: record.publicFields.count)
      return table.record(record.shape, zip(slots, record.publicFields).map { link($0, $1.type, of: source) })
    case (.record, .image(let shape)):
      return table.record(shape, source.values.slots(of: value, count: 2).map { link($0, .text, of: source) })
    default: return value
    }
  }

  private func value(of id: DocumentID) -> Value {
    .document(id, shape: layout.documents[pages[Int(id.rawValue)].type].shape)
  }

  /// Returns an error for each reference of `document` whose target does not exist, and a warning for each whose target
  /// is not published.
  func dangling(in document: Document) -> [Diagnostic] { dangling(document.references) }

  func dangling(_ references: [PendingReference]) -> [Diagnostic] {
    references.compactMap { reference in
      switch identities.match(reference) {
      case .shown: identities.renaming(reference)
      case .hidden(let reason): unpublished(reference, identities.absence(reason))
      case nil: identities.dangling(reference, contentRoot: contentRoot)
      }
    }
  }

  private func unpublished(_ reference: PendingReference, _ absence: UnpublishedReason?) -> Diagnostic {
    let finding = Diagnostic(
      .unpublishedReference, "\"\(reference.name)\" is not published\(absence.afterColon)", at: reference.location,
      help: "the reference is ignored")
    return absence.isDated ? finding.dated : finding
  }
}
