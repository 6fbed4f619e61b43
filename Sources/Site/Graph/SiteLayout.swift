import Content
import Diagnostics
import Values

/// The layout of the template records, with the types of their slots.
package struct SiteLayout: Sendable {
  package let site: RecordLayout<SiteSlot>
  package let collections: ShapeID
  let navigationEntry: RecordLayout<NavigationSlot>
  package let feed: RecordLayout<FeedSlot>
  /// The layout of a list by value.
  let list: RecordLayout<ListSlot>
  /// The layout of a page that is not a document, which has the slots of one.
  package let page: RecordLayout<DocumentSlot>
  package let pagination: RecordLayout<PaginationSlot>
  package let sitemapEntry: RecordLayout<SitemapSlot>
  package let heading: RecordLayout<HeadingSlot>
  package let field: RecordLayout<FieldSlot>
  /// The layout of each type's documents.
  let documents: [DocumentLayout]
  /// The layout of each type's collection.
  let collectionLayouts: [RecordLayout<CollectionSlot>]
  /// The layout of the choices of each type's fields.
  let choices: [ChoicesLayout]
  /// The layout of a group of each type's documents.
  package let groups: [RecordLayout<GroupSlot>]

  /// Declares all layouts. An inverse list whose name is already in use becomes a diagnostic.
  package init(
    for types: ContentTypes, settings: SettingsReader, in vocabulary: inout Vocabulary,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let declarations = InverseDeclarations(in: types)
    diagnostics += declarations.diagnostics
    let heading = RecordLayout("a heading", in: &vocabulary, type: \HeadingSlot.valueType)
    let feed = RecordLayout("a feed", in: &vocabulary, type: \FeedSlot.valueType)
    let list = RecordLayout("a list", in: &vocabulary) { (slot: ListSlot) in slot.valueType(feed: feed.type) }
    let navigationEntry = RecordLayout("a navigation entry", in: &vocabulary, type: \NavigationSlot.valueType)
    // Documents refer to each other, so every shape needs its number before any has its slots.
    let shapes = types.all.map { type in
      vocabulary.reserveShape(withArticle(type.labels.singular), declaration: type.declaration.path)
    }
    let choice = RecordLayout("a choice", in: &vocabulary, type: \ChoiceSlot.valueType)
    let choices = types.all.map { type in
      ChoicesLayout(of: type.fields, owner: withArticle(type.labels.singular), choice: choice, in: &vocabulary)
    }
    let collections = types.all.indices.map { position in
      RecordLayout("the \(types[position].labels.plural) collection", in: &vocabulary) { (slot: CollectionSlot) in
        slot.valueType(
          document: .record(shapes[position]), feed: feed.type, list: list.type,
          choices: .record(choices[position].shape))
      }
    }
    documents = types.all.indices.map { position in
      Self.documentLayout(
        ofType: position, in: types, shapes: shapes, inverses: declarations.lists[position], in: &vocabulary
      ) { slot, leadImage in
        slot.valueType(
          neighbor: .record(shapes[position]), leadImage: leadImage, collection: collections[position].type,
          headings: .list(heading.type), feed: feed.type)
      }
    }
    site = RecordLayout("the site", in: &vocabulary) { slot in
      slot.valueType(settings, navigationEntry: navigationEntry.type, feed: feed.type)
    }
    self.collections = vocabulary.shape(
      "\"collections\"", slotNoun: "type",
      zip(types.all, collections).map { (Field.templateName($0.name), $1.type) })
    page = RecordLayout("this page", in: &vocabulary) { $0.valueType() }
    pagination = RecordLayout("the pagination", in: &vocabulary, type: \.valueType)
    sitemapEntry = RecordLayout("a sitemap entry", in: &vocabulary, type: \.valueType)
    field = RecordLayout("a field", in: &vocabulary, type: \.valueType)
    groups = zip(types.all, shapes).map { type, shape in
      RecordLayout("a group of \(type.labels.plural)", in: &vocabulary) { $0.valueType(document: .record(shape)) }
    }
    self.heading = heading
    self.feed = feed
    self.list = list
    self.navigationEntry = navigationEntry
    self.choices = choices
    collectionLayouts = collections
  }
}

extension SiteLayout {
  /// Returns the layout of the documents of the type at `position`, and declares the records in their fields.
  /// `slotType` returns the type of a slot that every document has, given the type of the documents' images.
  private static func documentLayout(
    ofType position: Int, in types: ContentTypes, shapes: [ShapeID], inverses: [InverseDeclarations.List],
    in vocabulary: inout Vocabulary, slotType: (DocumentSlot, ValueType) -> ValueType
  ) -> DocumentLayout {
    func document(_ name: String) -> ValueType { types.position(of: name).map { .record(shapes[$0]) } ?? .any }
    let type = types[position]
    for record in type.fields.flatMap(\.type.records) { vocabulary.define(record.shape, record.slots(document)) }
    let leadImage = type.publicFields.first(where: \.type.isImage)?.type.valueType(document) ?? .any
    return DocumentLayout(
      of: type, as: shapes[position], inverses: inverses.map { ($0.name, .record(shapes[$0.source])) },
      in: &vocabulary, slotType: { slotType($0, leadImage) }, document: document)
  }

  /// The layouts of records with an identity.
  var withIdentities: Set<ShapeID> { Set([site.shape, collections, feed.shape] + collectionLayouts.map(\.shape)) }

  /// Returns the layout of the documents of the type at `position`.
  package func document(ofType position: Int) -> ShapeID { documents[position].shape }
}
