import Content
import Values

/// The existing documents that rows can update, by title, by name, and by key.
struct ExistingDocuments {
  enum Match {
    case new
    case document(Document)
    /// A document that was found by its file name or an earlier name, and has another title.
    case named(Document, title: String)
    case unclear(MatchProblem)
  }

  private let type: ContentType
  private let key: String?
  private var byTitle: [String: [Document]] = [:]
  private var byName: [String: [Document]] = [:]
  private var byKey: [String: [Document]] = [:]

  /// `key` is the field that identifies a document; if it is `nil`, titles and names do.
  init(_ documents: [Document], type: ContentType, key: String?) {
    self.type = type
    self.key = key
    for document in documents {
      for name in Self.names(of: document, type: type, isShort: true) { byName[name, default: []].append(document) }
      if let title = DocumentText(document, type).title { byTitle[slug(title), default: []].append(document) }
      if let key, let value = DocumentText(document, type)[key] {
        byKey[Self.plain(value), default: []].append(document)
      }
    }
  }

  /// Returns the names of a document: of its file, its slug, and its earlier names. A short name has no folder.
  static func names(of document: Document, type: ContentType, isShort: Bool) -> [String] {
    let name = String(document.identity.dropFirst(type.folder.isEmpty ? 0 : type.folder.count + 1))
    let earlier = document.aliases(in: type).filter { !$0.hasPrefix("/") }
    let all = isShort ? ([name] + earlier).map(ContentPath.name) : [name] + earlier
    return (all + [document.text(.slug, in: type)].compactMap { isShort ? $0 : nil }).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// Returns the normalized key of `row`; `nil` if it has none or if names identify documents.
  func key(of row: Document) -> String? { key.flatMap { DocumentText(row, type)[$0] }.map(Self.plain) }

  /// Returns the document that a row updates. A new document would have the name `name`.
  func match(_ row: Document, name: String) -> Match {
    guard let key, let value = DocumentText(row, type)[key] else { return nameMatch(row, name: name) { _ in true } }
    let sameKey = byKey[Self.plain(value)] ?? []
    if sameKey.count > 1 { return .unclear(.sameKey(sameKey)) }
    if let document = sameKey.first {
      return named(row, name: name, otherThan: document).map { .unclear(.ambiguous(document, other: $0)) }
        ?? .document(document)
    }
    // A document without a key can be the same one; a document with another key cannot.
    let match = nameMatch(row, name: name) { DocumentText($0, type)[key] == nil }
    guard case .new = match, let other = byName[name]?.first, let value = DocumentText(other, type)[key] else {
      return match
    }
    return .unclear(.namesake(other, value: value))
  }

  /// Returns the document with the row's slug, or else its title or name. A title is more certain than a file name.
  private func nameMatch(_ row: Document, name: String, where isPossible: (Document) -> Bool) -> Match {
    let title = DocumentText(row, type).title
    let named = preferred((byName[name] ?? []).filter(isPossible), name: name)
    guard row.text(.slug, in: type) == nil, let title else { return match(named) }
    let titled = (byTitle[slug(title)] ?? []).filter(isPossible)
    // The exact spelling decides between titles that differ only in accents or punctuation.
    let exact = titled.filter { DocumentText($0, type).title == title }
    if let match = [exact, titled].lazy.filter({ !$0.isEmpty }).map({ self.match($0) }).first { return match }
    if let document = named.first, named.count == 1, let other = DocumentText(document, type).title {
      return .named(document, title: other)
    }
    return match(named)
  }

  /// Returns the document with the row's slug, title, or name, if `document` does not have it.
  private func named(_ row: Document, name: String, otherThan document: Document) -> Document? {
    let hasSlug = row.text(.slug, in: type) != nil
    let title = hasSlug ? nil : DocumentText(row, type).title
    if let title, DocumentText(document, type).title.map(slug) == slug(title) { return nil }
    let titled = title.flatMap { byTitle[slug($0)] } ?? []
    let named = titled.isEmpty ? byName[name] ?? [] : titled
    return named.contains { $0.identity == document.identity } ? nil : named.first
  }

  private func match(_ documents: [Document]) -> Match {
    documents.count > 1 ? .unclear(.sameName(documents)) : documents.first.map { .document($0) } ?? .new
  }

  /// Returns the document directly in the type's folder whose file has the name, if there is one. Other documents only
  /// share it: in a subfolder, or as an earlier name.
  private func preferred(_ documents: [Document], name: String) -> [Document] {
    let file = type.folder.isEmpty ? name : type.folder + "/" + name
    return documents.filter { $0.identity == file }.first.map { [$0] } ?? documents
  }

  private static func plain(_ value: String) -> String { value.trimmingBlanks().lowercased() }
}
