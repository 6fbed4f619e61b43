import Content

/// The documents that rows may be of, by their names and by their keys.
struct ExistingDocuments {
  enum Match {
    case new
    case document(Document)
    /// A document of that name that has another key.
    case namesake(Document, value: String)
    /// Documents that all have its key.
    case several([Document])
  }

  private let type: ContentType
  private let key: String?
  private var byName: [String: Document] = [:]
  private var byKey: [String: [Document]] = [:]

  /// `key` is the field that tells one document from another; their names do where it is `nil`.
  init(_ documents: [Document], type: ContentType, key: String?) {
    self.type = type
    self.key = key
    for document in documents {
      // A file in a folder below has its own name, too.
      for name in [ContentPath.name(of: document.identity), document.text(.slug, in: type)] {
        if let name { byName[name] = byName[name] ?? document }
      }
      if let key, let value = DocumentText(document, type)[key] {
        byKey[Self.plain(value), default: []].append(document)
      }
    }
    for document in documents where document.identity == type.folder + "/" + ContentPath.name(of: document.identity) {
      byName[ContentPath.name(of: document.identity)] = document
    }
  }

  /// What `row` has as its key, as keys are compared; `nil` where it has none, or names tell documents apart.
  func key(of row: Document) -> String? { key.flatMap { DocumentText(row, type)[$0] }.map(Self.plain) }

  /// The document that a row is of, which would be called `name` if it were new.
  func match(_ row: Document, name: String) -> Match {
    let sameName = byName[name]
    guard let key, let value = DocumentText(row, type)[key] else { return sameName.map { .document($0) } ?? .new }
    let sameKey = byKey[Self.plain(value)] ?? []
    if sameKey.count > 1 { return .several(sameKey) }
    if let document = sameKey.first { return .document(document) }
    guard let sameName else { return .new }
    // One without a key may be the same; one with another key is not.
    return DocumentText(sameName, type)[key].map { .namesake(sameName, value: $0) } ?? .document(sameName)
  }

  private static func plain(_ value: String) -> String { value.trimmingBlanks().lowercased() }
}
