import Content
import Values

/// A group of documents with the same value in a field.
package struct DocumentGroup: Sendable {
  /// The name of the group: the text, the title of the referenced document, the year or the month.
  package let label: String
  /// The label as a part of a URL.
  package let slug: String
  /// The year or month, if the group is by date.
  package let date: DateValue?
  package internal(set) var documents: [DocumentID]
}

/// The key that identifies a group.
private enum GroupKey: Hashable {
  /// A slug.
  case text(String)
  case date(DateValue)
  case document(DocumentID)
}

extension Grouping {
  /// Returns the groups of `documents`, which keep their order: dates from newest to oldest, all others by label.
  package func groups(of documents: [DocumentID], pages: [Page], identities: Identities) -> [DocumentGroup] {
    // Two documents with the same name are two groups.
    var positions: [GroupKey: Int] = [:]
    var groups: [DocumentGroup] = []
    for id in documents {
      let document = pages[Int(id.rawValue)].document
      for key in keys(of: document) {
        guard let groupKey = Self.groupKey(key, of: document, identities: identities) else { continue }
        if let position = positions[groupKey] {
          if groups[position].documents.last != id { groups[position].documents.append(id) }
        } else {
          positions[groupKey] = groups.count
          groups.append(Self.group(groupKey, of: key, first: id, pages: pages))
        }
      }
    }
    return groups.sorted { left, right in
      if let first = left.date, let second = right.date { return first > second }
      return (left.slug, left.label) < (right.slug, right.label)
    }
  }

  /// Returns the key of a group; `nil` for a reference to a document that is not published, and for text without a
  /// slug.
  private static func groupKey(_ key: Key, of document: Document, identities: Identities) -> GroupKey? {
    switch key {
    case .text(let text):
      let slug = slug(text)
      return slug.isEmpty ? nil : .text(slug)
    case .date(let date): return .date(date)
    case .reference(let position):
      guard case .shown(let id) = identities.match(document.references[position]) else { return nil }
      return .document(id)
    }
  }

  /// Creates the group of `groupKey` with `first`, the first document in it, whose key is `key`.
  private static func group(_ groupKey: GroupKey, of key: Key, first: DocumentID, pages: [Page]) -> DocumentGroup {
    switch groupKey {
    case .text(let slug):
      var label = slug
      if case .text(let text) = key { label = text }
      return DocumentGroup(label: label, slug: slug, date: nil, documents: [first])
    case .date(let date):
      let text = date.isoText
      return DocumentGroup(label: text, slug: text.replacing("-", with: "/"), date: date, documents: [first])
    case .document(let id):
      let page = pages[Int(id.rawValue)]
      let name = ContentPath.name(of: page.document.identity)
      return DocumentGroup(label: page.title, slug: slug(name), date: nil, documents: [first])
    }
  }
}
