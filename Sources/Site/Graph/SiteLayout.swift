import Content
import Diagnostics
import Values

/// The layout of the template records, with the types of their slots.
package struct SiteLayout: Sendable {
  package let site: ShapeID
  package let collections: ShapeID
  let navigationItem: ShapeID
  package let feed: ShapeID
  /// The layout of a list by value.
  let list: ShapeID
  package let page: ShapeID
  package let pagination: ShapeID
  package let sitemapEntry: ShapeID
  package let heading: ShapeID
  package let field: ShapeID
  /// The layout of each type's documents.
  let documents: [DocumentLayout]
  /// The layout of each type's collection.
  let collectionShapes: [ShapeID]
  /// The layout of the choices of each type's fields.
  let choices: [ChoicesLayout]
  private let groups: [ShapeID]

  /// The layout of one type's documents: the common slots, the other public fields, the inverse lists.
  struct DocumentLayout: Sendable {
    let shape: ShapeID
    let slots: [String]
    let inverses: [String]

    func slot(_ name: String) -> Int? { slots.firstIndex(of: name) }
  }

  /// The layouts of records with an identity.
  var withIdentities: Set<ShapeID> { Set([site, collections, feed] + collectionShapes) }

  /// Returns the layout of the documents of the type at `position`.
  package func document(ofType position: Int) -> ShapeID { documents[position].shape }

  /// Returns the layout of a group of documents of the type at `position`.
  package func group(ofType position: Int) -> ShapeID { groups[position] }
}

extension SiteLayout {
  /// Declares all layouts. An inverse list whose name is already in use becomes a diagnostic.
  package static func declare(
    for types: ContentTypes, settings: SettingsReader, in vocabulary: inout Vocabulary
  ) -> (SiteLayout, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let inverses = inverseLists(of: types, &diagnostics)
    let heading = vocabulary.shape("a heading", headingSlots)
    let feed = vocabulary.shape("a feed", feedSlots)
    let list = vocabulary.shape("a list", listSlots(feed: feed))
    let navigationItem = vocabulary.shape("a navigation entry", navigationSlots)
    // Documents refer to each other, so every shape needs its number before any has its slots.
    let shapes = types.all.map { type in
      vocabulary.reserveShape(withArticle(type.labels.singular), declaration: type.declaration.path)
    }
    let choice = vocabulary.shape("a choice", choiceSlots)
    let choices = types.all.map { type in
      ChoicesLayout(of: type.fields, owner: withArticle(type.labels.singular), choice: choice, in: &vocabulary)
    }
    let collections = types.all.indices.map { position in
      vocabulary.shape(
        "the \(types[position].labels.plural) collection",
        collectionSlots(of: shapes[position], feed: feed, list: list, choices: choices[position].shape))
    }
    for (position, type) in types.all.enumerated() {
      diagnostics += unknownLists(in: type, inverses: inverses[position], types)
    }
    let documents = types.all.indices.map { position in
      let slots = slots(
        ofType: position, in: types, shapes: shapes, inverses: inverses[position], collection: collections[position],
        heading: heading, feed: feed, &vocabulary)
      vocabulary.define(shapes[position], slots)
      return DocumentLayout(
        shape: shapes[position], slots: slots.map(\.name), inverses: inverses[position].map(\.name))
    }
    let layout = SiteLayout(
      site: vocabulary.shape("the site", siteSlots(settings, navigationItem: navigationItem, feed: feed)),
      collections: vocabulary.shape(
        "\"collections\"", slotNoun: "type",
        zip(types.all, collections).map { (Field.templateName($0.name), .record($1)) }),
      navigationItem: navigationItem, feed: feed, list: list,
      page: vocabulary.shape("this page", commonSlots),
      pagination: vocabulary.shape("the pagination", paginationSlots),
      sitemapEntry: vocabulary.shape("a sitemap entry", sitemapSlots),
      heading: heading, field: vocabulary.shape("a field", fieldSlots), documents: documents,
      collectionShapes: collections, choices: choices,
      groups: zip(types.all, shapes).map { vocabulary.shape("a group of \($0.labels.plural)", groupSlots(of: $1)) })
    return (layout, diagnostics)
  }

  /// Returns the slots of one type's documents: the common slots, which declared fields of the same name fill; the
  /// other fields; the inverse lists.
  private static func slots(
    ofType position: Int, in types: ContentTypes, shapes: [ShapeID], inverses: [(name: String, source: Int)],
    collection: ShapeID, heading: ShapeID, feed: ShapeID, _ vocabulary: inout Vocabulary
  ) -> Slots {
    func document(_ name: String) -> ValueType { types.position(of: name).map { .record(shapes[$0]) } ?? .any }
    let type = types[position]
    for record in type.fields.flatMap(\.type.records) { vocabulary.define(record.shape, record.slots(document)) }
    let known: [String: ValueType] = [
      "headings": .list(.record(heading)), "previous": .record(shapes[position]), "next": .record(shapes[position]),
      "collection": .record(collection), "feed": .record(feed),
      "lead_image": type.publicFields.first(where: \.type.isImage)?.type.valueType(document) ?? .any,
    ]
    let fields: Slots = type.publicFields.map { ($0.templateName, $0.type.valueType(document)) }
    let declared = Dictionary(fields.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    return commonSlots.map { ($0.name, declared[$0.name] ?? known[$0.name] ?? $0.type) }
      + fields.filter { !documentSlots.contains($0.name) }
      + type.conditions.computed.map { ($0.templateName, .boolean) }
      + inverses.map { ($0.name, .list(.record(shapes[$0.source]))) }
  }

  /// Returns an error for each list that the type's own feed names and that its documents do not have, or for a feed
  /// whose lists can never contain a document with a date.
  private static func unknownLists(
    in type: ContentType, inverses: [(name: String, source: Int)], _ types: ContentTypes
  ) -> [Diagnostic] {
    guard let feed = type.outputs.ownFeed else { return [] }
    let sources = inverses.filter { feed.lists.contains($0.name) }.map { types[$0.source] }
    if let source = sources.first, !sources.contains(where: \.canBeInFeeds) {
      return [
        Diagnostic(
          .typeDeclaration,
          "the feeds would always be empty: \(withArticle(source.labels.singular)) has no field \"\(source.roles.feedDate)\"",
          at: feed.location,
          help:
            "add \"date: { type: date }\" to the fields in \(source.declaration.location.path), or remove \"feed-each\""
        )
      ]
    }
    let inverses = inverses.map(\.name)
    return feed.lists.filter { !inverses.contains($0) }.map { name in
      Diagnostic(
        .typeDeclaration, "\(withArticle(type.labels.singular)) has no inverse list \"\(name)\"", at: feed.location,
        help: nearestName(to: name, in: inverses).map { "did you mean \"\($0)\"?" }
          ?? "add an inverse to a reference field that points to this type")
    }
  }

  /// Returns, for each type, the inverse lists of its documents and the type of the documents in each list.
  private static func inverseLists(of types: ContentTypes, _ diagnostics: inout [Diagnostic]) -> [[(
    name: String, source: Int
  )]] {
    var inverses = [[(name: String, source: Int)]](repeating: [], count: types.all.count)
    for (source, type) in types.all.enumerated() {
      for field in type.publicFields {
        for reference in field.type.references {
          guard let inverse = reference.inverse, let target = types.position(of: reference.type) else { continue }
          let name = Field.templateName(inverse)
          let taken =
            documentSlots + types[target].fields.map(\.templateName)
            + types[target].conditions.computed.map(\.templateName) + inverses[target].map(\.name)
          if taken.contains(name) {
            diagnostics.append(
              Diagnostic(
                .typeDeclaration, "\(withArticle(types[target].labels.singular)) already has \"\(inverse)\"",
                at: field.declaration,
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
