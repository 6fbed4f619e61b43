import Content
import Diagnostics
import Values

/// How the records that templates see are laid out.
package struct SiteLayout: Sendable {
  /// The slots that every document has, in order; a declared field of the same name fills its slot.
  package static let documentSlots = [
    "title", "description", "url", "permalink", "content", "excerpt", "headings", "feed_content", "type", "collection",
    "date",
    "source",
  ]
  static let siteSlots = [
    "title", "description", "base_url", "language", "root", "navigation", "social", "publishers", "feeds",
  ]

  let site: ShapeID
  let collections: ShapeID
  let collection: ShapeID
  let navigationItem: ShapeID
  let feed: ShapeID
  package let page: ShapeID
  package let pagination: ShapeID
  package let sitemapEntry: ShapeID
  package let heading: ShapeID
  /// The layout of each type's documents.
  let documents: [DocumentLayout]

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
  package static func declare(for types: ContentTypes, in vocabulary: inout Vocabulary) -> (SiteLayout, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var inverses = [[String]](repeating: [], count: types.all.count)
    for type in types.all {
      for field in type.fields where !field.isPrivate {
        for reference in field.type.references {
          guard let inverse = reference.inverse, let target = types.position(of: reference.type) else { continue }
          let name = Field.templateName(inverse)
          let taken = documentSlots + types[target].fields.map(\.templateName) + inverses[target]
          if taken.contains(name) {
            diagnostics.append(
              Diagnostic(
                .error, "a \(types[target].singular) has \"\(inverse)\" already", at: field.declaration,
                help: "give the inverse of \"\(field.key)\" another name"))
          } else {
            inverses[target].append(name)
          }
        }
      }
    }
    let documents = zip(types.all, inverses).map { type, inverses in
      let own = type.fields.filter { !$0.isPrivate }.map(\.templateName).filter { !documentSlots.contains($0) }
      let slots = documentSlots + own + inverses
      return DocumentLayout(shape: vocabulary.shape("a \(type.singular)", slots), slots: slots, inverses: inverses)
    }
    let layout = SiteLayout(
      site: vocabulary.shape("the site", siteSlots),
      collections: vocabulary.shape("the collections", types.all.map { Field.templateName($0.name) }),
      collection: vocabulary.shape("a collection", ["name", "label", "singular", "url", "feed", "items"]),
      navigationItem: vocabulary.shape("an entry of the navigation", ["label", "url"]),
      feed: vocabulary.shape("a feed", ["title", "description", "url", "permalink", "home", "updated"]),
      page: vocabulary.shape("this page", documentSlots),
      pagination: vocabulary.shape(
        "the pagination", ["number", "count", "total", "first", "last", "previous", "next"]),
      sitemapEntry: vocabulary.shape("an entry of the sitemap", ["permalink", "updated"]),
      heading: vocabulary.shape("a heading", ["id", "title", "level"]),
      documents: documents)
    return (layout, diagnostics)
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
