import Content
import Diagnostics

/// The inverse lists that the fields of all types declare.
struct InverseDeclarations {
  /// An inverse list of a type's documents.
  struct List {
    let name: String
    /// The position of the type of the documents in the list.
    let source: Int
  }

  /// The lists of each type's documents.
  private(set) var lists: [[List]]
  /// The errors: lists whose name is already in use, and feeds of lists that do not exist or stay empty.
  private(set) var diagnostics: [Diagnostic] = []
  private let types: ContentTypes
  /// The names of the lists that references to types that do not exist declare. Those references were reported.
  private var misdirected: Set<String> = []

  init(in types: ContentTypes) {
    self.types = types
    lists = Array(repeating: [], count: types.all.count)
    for (source, type) in types.all.enumerated() {
      for field in type.publicFields {
        for reference in field.type.references { add(reference, of: field, source: source) }
      }
    }
    for position in types.all.indices { diagnostics += unknownLists(ofType: position) }
  }

  private mutating func add(_ reference: FieldType.Reference, of field: Field, source: Int) {
    guard let inverse = reference.inverse else { return }
    let name = Field.templateName(inverse)
    guard let target = types.position(of: reference.type) else {
      misdirected.insert(name)
      return
    }
    let type = types[target]
    let isTaken =
      DocumentSlot(rawValue: name) != nil || type.fields.contains { $0.templateName == name }
      || type.conditions.computed.contains { $0.templateName == name } || lists[target].contains { $0.name == name }
    guard isTaken else { return lists[target].append(List(name: name, source: source)) }
    diagnostics.append(
      Diagnostic(
        .typeDeclaration, "\(withArticle(type.labels.singular)) already has \"\(inverse)\"", at: field.declaration,
        help: "give the inverse of \"\(field.key)\" another name"))
  }

  /// Returns an error for each list that the type's own feed names and that its documents do not have, or for a feed
  /// whose lists can never contain a document with a date.
  private func unknownLists(ofType position: Int) -> [Diagnostic] {
    let type = types[position]
    // A type that cannot be read may declare the list.
    guard let feed = type.outputs.ownFeed, !types.hasUnread else { return [] }
    let sources = lists[position].filter { feed.lists.contains($0.name) }.map { types[$0.source] }
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
    let names = lists[position].map(\.name)
    return feed.lists.filter { !names.contains($0) && !misdirected.contains($0) }.map { name in
      Diagnostic(
        .typeDeclaration, "\(withArticle(type.labels.singular)) has no inverse list \"\(name)\"", at: feed.location,
        help: nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" }
          ?? "add an inverse to a reference field that points to this type")
    }
  }
}
