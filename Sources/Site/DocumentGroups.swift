import Content
import Values

/// A group of documents with the same value in a field.
package struct DocumentGroup: Sendable {
  /// The value as in front matter: the text, the name of a choice or of a document, the year or the month.
  package let value: String
  /// The name of the group for readers: the text, the label of a choice, the title of the referenced document, the year
  /// or the month.
  package let label: String
  /// The value as a part of a URL.
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
  ///
  /// If the grouping has a condition that depends on the day, which groups there are does not depend on `today`: a group
  /// to which documents belong only on other days is empty. So is the group of a value that only `past` documents have,
  /// which are no longer published: links to its page keep working.
  package func groups(
    of documents: [DocumentID], past: [Document] = [], pages: [Page], identities: Identities, today: DateValue?
  ) -> [DocumentGroup] {
    // Two documents with the same name are two groups.
    var positions: [GroupKey: Int] = [:]
    var groups: [DocumentGroup] = []
    for id in documents {
      let document = pages[Int(id.rawValue)].document
      let current = conditionText == nil ? nil : keys(of: document, today: today)
      for key in keys(of: document, today: nil) {
        guard let groupKey = Self.groupKey(key, of: document, identities: identities) else { continue }
        let position = positions[groupKey] ?? groups.count
        if position == groups.count {
          positions[groupKey] = position
          groups.append(group(groupKey, of: key, pages: pages))
        }
        guard current?.contains(key) ?? true, groups[position].documents.last != id else { continue }
        groups[position].documents.append(id)
      }
    }
    for document in past {
      for key in keys(of: document, today: nil) {
        guard let groupKey = Self.groupKey(key, of: document, identities: identities), positions[groupKey] == nil else {
          continue
        }
        positions[groupKey] = groups.count
        groups.append(group(groupKey, of: key, pages: pages))
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

  /// Creates the empty group of `groupKey`. `key` is the first value that is in it.
  private func group(_ groupKey: GroupKey, of key: Key, pages: [Page]) -> DocumentGroup {
    switch groupKey {
    case .text(let slug):
      var value = slug
      if case .text(let text) = key { value = text }
      return DocumentGroup(value: value, label: label(of: value), slug: slug, date: nil, documents: [])
    case .date(let date):
      let text = date.isoText
      return DocumentGroup(
        value: text, label: text, slug: text.replacing("-", with: "/"), date: date, documents: [])
    case .document(let id):
      let page = pages[Int(id.rawValue)]
      let name = ContentPath.name(of: page.document.identity)
      return DocumentGroup(value: name, label: page.title, slug: slug(name), date: nil, documents: [])
    }
  }
}
