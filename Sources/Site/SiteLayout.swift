import Content
import Diagnostics
import Values

/// How the records that templates see are laid out, and what types their slots have.
package struct SiteLayout: Sendable {
  /// The slots that every document has, in order; a declared field of the same name fills its slot.
  package static let documentSlots = commonSlots.map(\.name)
  private static let commonSlots: [(name: String, type: ValueType)] = [
    ("title", .text), ("description", .text), ("url", .text), ("permalink", .text), ("content", .html),
    ("excerpt", .text),
    ("headings", .any), ("feed_content", .html), ("type", .text), ("collection", .any), ("date", .date),
    ("source_path", .text),
  ]

  package let site: ShapeID
  package let collections: ShapeID
  let navigationItem: ShapeID
  package let feed: ShapeID
  package let page: ShapeID
  package let pagination: ShapeID
  package let sitemapEntry: ShapeID
  package let heading: ShapeID
  /// The layout of each type's documents.
  let documents: [DocumentLayout]
  /// The layout of each type's collection.
  let collectionShapes: [ShapeID]

  /// The layout of one type's documents: the common slots, the other public fields, the inverse lists.
  struct DocumentLayout: Sendable {
    let shape: ShapeID
    let slots: [String]
    let inverses: [String]

    func slot(_ name: String) -> Int? { slots.firstIndex(of: name) }
  }

  /// The layout of the documents of the type at `position`.
  package func document(ofType position: Int) -> ShapeID { documents[position].shape }
}

extension SiteLayout {
  /// Declares every layout. An inverse list whose name is taken already is a diagnostic.
  package static func declare(
    for types: ContentTypes, settings: SettingsReader, in vocabulary: inout Vocabulary
  ) -> (SiteLayout, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let inverses = inverseLists(of: types, &diagnostics)
    let heading = vocabulary.shape("a heading", [("id", .text), ("title", .text), ("level", .number)])
    let feed = vocabulary.shape(
      "a feed",
      [
        ("title", .text), ("description", .text), ("url", .text), ("permalink", .text), ("home", .text),
        ("updated", .date),
      ])
    let shapes = types.all.map { vocabulary.reserveShape("a \($0.singular)") }
    let collectionShapes = zip(types.all, shapes).map { type, shape in
      vocabulary.shape(
        "the collection of \(type.label)",
        [
          ("name", .text), ("label", .text), ("singular", .text), ("url", .text), ("feed", .record(feed)),
          ("items", .list(.record(shape))),
        ])
    }
    func document(_ name: String) -> ValueType { types.position(of: name).map { .record(shapes[$0]) } ?? .any }
    var documents: [DocumentLayout] = []
    for (position, type) in types.all.enumerated() {
      for record in type.fields.flatMap(\.type.records) { vocabulary.define(record.shape, record.slots(document)) }
      let known: [String: ValueType] = [
        "headings": .list(.record(heading)), "collection": .record(collectionShapes[position]),
      ]
      let fields = type.fields.filter { !$0.isPrivate }.map { ($0.templateName, $0.type.valueType(document)) }
      let declared = Dictionary(fields, uniquingKeysWith: { first, _ in first })
      let slots =
        commonSlots.map { ($0.name, declared[$0.name] ?? known[$0.name] ?? $0.type) }
        + fields.filter { !documentSlots.contains($0.0) }
        + inverses[position].map { ($0.name, .list(.record(shapes[$0.source]))) }
      vocabulary.define(shapes[position], slots)
      documents.append(
        DocumentLayout(
          shape: shapes[position], slots: slots.map(\.0), inverses: inverses[position].map(\.name)))
    }
    let navigationItem = vocabulary.shape("an entry of the navigation", [("label", .text), ("url", .text)])
    let layout = SiteLayout(
      site: vocabulary.shape(
        "the site",
        [
          ("title", .text), ("description", .text), ("base_url", .text), ("language", .text), ("root", .text),
          ("navigation", .list(.record(navigationItem))), ("social", settings.valueType(of: "social")),
          ("publishers", settings.valueType(of: "publishers")), ("feeds", .list(.record(feed))),
        ]),
      collections: vocabulary.shape(
        "the collections", zip(types.all, collectionShapes).map { (Field.templateName($0.name), .record($1)) }),
      navigationItem: navigationItem, feed: feed, page: vocabulary.shape("this page", commonSlots),
      pagination: vocabulary.shape(
        "the pagination",
        [
          ("number", .number), ("count", .number), ("total", .number), ("first", .text), ("last", .text),
          ("previous", .text), ("next", .text),
        ]),
      sitemapEntry: vocabulary.shape("an entry of the sitemap", [("permalink", .text), ("updated", .date)]),
      heading: heading, documents: documents, collectionShapes: collectionShapes)
    return (layout, diagnostics)
  }

  /// For each type, the lists of documents that refer to its documents, and the type of those.
  private static func inverseLists(of types: ContentTypes, _ diagnostics: inout [Diagnostic]) -> [[(
    name: String, source: Int
  )]] {
    var inverses = [[(name: String, source: Int)]](repeating: [], count: types.all.count)
    for (source, type) in types.all.enumerated() {
      for field in type.fields where !field.isPrivate {
        for reference in field.type.references {
          guard let inverse = reference.inverse, let target = types.position(of: reference.type) else { continue }
          let name = Field.templateName(inverse)
          let taken = documentSlots + types[target].fields.map(\.templateName) + inverses[target].map(\.name)
          if taken.contains(name) {
            diagnostics.append(
              Diagnostic(
                .error, "a \(types[target].singular) has \"\(inverse)\" already", at: field.declaration,
                help: "give the inverse of \"\(field.key)\" another name"))
          } else {
            inverses[target].append((name, source))
          }
        }
      }
    }
    return inverses
  }
}

/// What is made of a document only when a template reads it.
package enum DeferredContent: Hashable, Sendable {
  case content
  case feedContent
  case excerpt
  case headings
  /// A field in Markdown, by its position in ``Document/markdown``.
  case field(Int)

  private static let firstField: UInt32 = 16

  package init?(_ value: Value) {
    switch value.deferredKind {
    case 0: self = .content
    case 1: self = .feedContent
    case 2: self = .excerpt
    case 3: self = .headings
    case let kind? where kind >= Self.firstField: self = .field(Int(kind - Self.firstField))
    default: return nil
    }
  }

  func value(of id: DocumentID) -> Value {
    switch self {
    case .content: .deferred(0, of: id)
    case .feedContent: .deferred(1, of: id)
    case .excerpt: .deferred(2, of: id)
    case .headings: .deferred(3, of: id)
    case .field(let position): .deferred(Self.firstField + UInt32(position), of: id)
    }
  }
}
