import Content

/// The existing documents that rows can update, by name and by key.
struct ExistingDocuments {
  enum Match {
    case new
    case document(Document)
    /// A document with the same name but another key.
    case namesake(Document, value: String)
    /// Several documents with the same key.
    case several([Document])
  }

  private let type: ContentType
  private let key: String?
  private var byName: [String: Document] = [:]
  private var byKey: [String: [Document]] = [:]

  /// `key` is the field that identifies a document; if it is `nil`, names do.
  init(_ documents: [Document], type: ContentType, key: String?) {
    self.type = type
    self.key = key
    for document in documents {
      // A file in a subfolder also has a name of its own.
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

  /// Returns the normalized key of `row`; `nil` if it has none or if names identify documents.
  func key(of row: Document) -> String? { key.flatMap { DocumentText(row, type)[$0] }.map(Self.plain) }

  /// Returns the document that a row updates. A new document would have the name `name`.
  func match(_ row: Document, name: String) -> Match {
    let sameName = byName[name]
    guard let key, let value = DocumentText(row, type)[key] else { return sameName.map { .document($0) } ?? .new }
    let sameKey = byKey[Self.plain(value)] ?? []
    if sameKey.count > 1 { return .several(sameKey) }
    if let document = sameKey.first { return .document(document) }
    guard let sameName else { return .new }
    // A document without a key can be the same one; a document with another key cannot.
    return DocumentText(sameName, type)[key].map { .namesake(sameName, value: $0) } ?? .document(sameName)
  }

  private static func plain(_ value: String) -> String { value.trimmingBlanks().lowercased() }
}
