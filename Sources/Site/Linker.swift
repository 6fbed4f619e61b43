import Content
import Diagnostics
import Values

/// Where values that are to be linked come from: their table, and the references they name by position.
struct LinkSource {
  let values: ValueTable
  let references: [PendingReference]
  /// The document that each of the references names; `nil` for what is not shown.
  let targets: [DocumentID?]
  /// The document that they are of.
  let id: DocumentID
}

/// Turns the fields of documents into values of the site's own table, with every name replaced by the document it names.
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

  /// The same with a table of nothing.
  var empty: Linker { Linker(identities: identities, pages: pages, layout: layout, contentRoot: contentRoot) }

  /// The value of `value` of `source`, whose type is `type`, in the site's table. References to documents that are not
  /// published read as null, and are left out of lists.
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
      let fields = record.fields.filter { !$0.isPrivate }
      let slots = source.values.slots(of: value, count: fields.count)
      return table.record(record.shape, zip(slots, fields).map { link($0, $1.type, of: source) })
    case (.record, .image(let shape)):
      return table.record(shape, source.values.slots(of: value, count: 2).map { link($0, .text, of: source) })
    default: return value
    }
  }

  private func value(of id: DocumentID) -> Value {
    .document(id, shape: layout.documents[pages[Int(id.rawValue)].type].shape)
  }

  /// An error for each reference of `document` that names nothing, and a warning for one to a document that is not published.
  func dangling(in document: Document) -> [Diagnostic] { dangling(document.references) }

  func dangling(_ references: [PendingReference]) -> [Diagnostic] {
    references.compactMap { reference in
      switch identities.match(reference) {
      case .shown: identities.renaming(reference)
      case .hidden(let reason):
        Diagnostic(
          .unpublishedReference, "\"\(reference.name)\" is not published\(identities.absence(reason).afterColon)",
          at: reference.location,
          help: "it is left out, as if it were not named")
      case nil: identities.dangling(reference, contentRoot: contentRoot)
      }
    }
  }
}
