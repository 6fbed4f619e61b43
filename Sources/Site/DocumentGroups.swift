import Content
import Values

/// Documents put together by what they say in a field.
package struct DocumentGroup: Sendable {
  /// What the group is called: the text, the title of the document that is referred to, the year or month.
  package let label: String
  /// The label as a part of an address.
  package let slug: String
  /// The year or month, where it is one.
  package let date: DateValue?
  package internal(set) var documents: [DocumentID]
}

extension Grouping {
  /// The groups of `documents`, which stay in their order: dates from the last on, all else by label.
  package func groups(of documents: [DocumentID], pages: [Page], identities: Identities) -> [DocumentGroup] {
    var positions: [String: Int] = [:]
    var groups: [DocumentGroup] = []
    for id in documents {
      let document = pages[Int(id.rawValue)].document
      for key in keys(of: document) {
        guard let group = Self.empty(key, of: document, pages: pages, identities: identities) else { continue }
        if let position = positions[group.slug] {
          if groups[position].documents.last != id { groups[position].documents.append(id) }
        } else {
          positions[group.slug] = groups.count
          groups.append(group)
          groups[groups.count - 1].documents.append(id)
        }
      }
    }
    return groups.sorted { left, right in
      if let first = left.date, let second = right.date { return first > second }
      return (left.slug, left.label) < (right.slug, right.label)
    }
  }

  /// The group that a key stands for; `nil` for a reference to what is not published, and for what makes no address.
  private static func empty(_ key: Key, of document: Document, pages: [Page], identities: Identities) -> DocumentGroup?
  {
    switch key {
    case .text(let text):
      let slug = slug(text)
      return slug.isEmpty ? nil : DocumentGroup(label: text, slug: slug, date: nil, documents: [])
    case .date(let date):
      let text = date.isoText
      return DocumentGroup(label: text, slug: text.replacing("-", with: "/"), date: date, documents: [])
    case .reference(let position):
      guard case .shown(let id) = identities.match(document.references[position]) else { return nil }
      let page = pages[Int(id.rawValue)]
      let name = ContentPath.name(of: page.document.identity)
      return DocumentGroup(label: page.title, slug: slug(name), date: nil, documents: [])
    }
  }
}
