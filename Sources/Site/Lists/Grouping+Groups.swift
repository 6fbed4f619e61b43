import Content
import TimeZones
import Values

/// The key that identifies a group.
private enum GroupKey: Hashable {
  /// A slug, or text without one.
  case text(String)
  case date(DateValue)
  case document(DocumentID)
}

extension Grouping {
  /// Returns the groups of `documents`, which keep their order: dates from newest to oldest, all others by label.
  ///
  /// If the grouping has a condition that depends on the day, which groups there are does not depend on `today`: a group
  /// to which documents belong only on other days is empty. So is the group of a value that only `past` documents have,
  /// which are no longer published: links to its page keep working. Texts with the same slug are one group if each group
  /// has a URL (`byURL`), and otherwise only if they are spellings of one name. Moments belong to the year and month of
  /// their document's own zone, or else of `zone`.
  package func groups(
    of documents: [DocumentID], past: [Document] = [], pages: [Page], identities: Identities, types: ContentTypes,
    zone: TimeZone?, today: DateValue?, byURL: Bool = true
  ) -> [DocumentGroup] {
    var zones = DocumentZones(of: zone, types: types)
    // Two documents with the same name are two groups.
    var positions: [GroupKey: Int] = [:]
    var groups: [DocumentGroup] = []
    func position(of key: Key, in document: Document) -> Int? {
      let textSlug = if case .text(let text) = key { slug(text) } else { "" }
      guard let groupKey = Self.groupKey(key, textSlug, of: document, identities: identities, byURL: byURL) else {
        return nil
      }
      if let known = positions[groupKey] { return known }
      positions[groupKey] = groups.count
      groups.append(group(groupKey, of: key, textSlug, pages: pages))
      return groups.count - 1
    }
    for id in documents {
      let document = pages[Int(id.rawValue)].document
      let zone = isByDate ? zones.zone(of: document) : nil
      let current = conditionText == nil ? nil : keys(of: document, today: today, zone: zone)
      for key in keys(of: document, today: nil, zone: zone) {
        guard let position = position(of: key, in: document) else { continue }
        if case .text(let text) = key { groups[position].add(text, id) }
        if pages[Int(id.rawValue)].feedDate != nil { groups[position].hasDates = true }
        guard current?.contains(key) ?? true, groups[position].documents.last != id else { continue }
        groups[position].documents.append(id)
      }
    }
    for document in past {
      for key in keys(of: document, today: nil, zone: isByDate ? zones.zone(of: document) : nil) {
        guard let position = position(of: key, in: document) else { continue }
        if types[document.type].feedDate(of: document) != nil { groups[position].hasDates = true }
      }
    }
    for index in groups.indices { groups[index].spell(by: self) }
    return groups.sorted { left, right in
      if let first = left.date, let second = right.date { return first > second }
      return left.slug == right.slug ? left.label < right.label : left.slug < right.slug
    }
  }

  /// Returns the key of a group; `nil` for a reference to a document that is not published, and for blank text.
  private static func groupKey(
    _ key: Key, _ slug: String, of document: Document, identities: Identities, byURL: Bool
  ) -> GroupKey? {
    switch key {
    case .text(let text):
      let name = byURL && !slug.isEmpty ? slug : spellingKey(text)
      return name.isEmpty ? nil : .text(name)
    case .date(let date): return .date(date)
    case .reference(let position):
      guard case .shown(let id) = identities.match(document.references[position]) else { return nil }
      return .document(id)
    }
  }

  /// Creates the empty group of `groupKey`. `key` is the first value that is in it.
  private func group(_ groupKey: GroupKey, of key: Key, _ textSlug: String, pages: [Page]) -> DocumentGroup {
    switch groupKey {
    case .text:
      let text = if case .text(let text) = key { text } else { textSlug }
      return DocumentGroup(text, label: label(of: text), slug: textSlug)
    case .date(let date):
      let text = date.isoText
      return DocumentGroup(text, label: text, slug: text.replacing("-", with: "/"), date: date)
    case .document(let id):
      let page = pages[Int(id.rawValue)]
      let name = ContentPath.name(of: page.document.identity)
      return DocumentGroup(name, label: page.title, slug: slug(name))
    }
  }
}
