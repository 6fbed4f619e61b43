import Content
import Values

extension SiteGraph {
  /// Returns the site with new bodies: each of `documents` replaces the document with the same identity, from which it
  /// differs only in its body.
  package func replacingBodies(of documents: [Document]) -> SiteGraph {
    var (pages, tables) = (pages, tables)
    for document in documents {
      guard case .shown(let id) = identities[document.identity] else { continue }
      let page = pages[Int(id.rawValue)]
      pages[Int(id.rawValue)] = Page(
        id: id, document: document, place: page.place, title: page.title, date: page.date, feedDate: page.feedDate)
      let shape = layout.document(ofType: page.type)
      if page.document.body.excerpt != document.body.excerpt, let row = tables.row(of: "excerpt", of: id, shape: shape)
      {
        tables = tables.replacing(document.body.excerpt, atRow: row)
      }
    }
    return SiteGraph(
      settings: settings, types: types, layout: layout, tables: tables, pages: pages, collections: collections,
      lists: lists, feeds: feeds, ownFeeds: ownFeeds, relations: relations, identities: identities,
      failedRequirements: failedRequirements,
      files: files, allFiles: allFiles, site: site, collectionsValue: collectionsValue, data: data, theme: theme,
      identityRecords: identityRecords, contentRoot: contentRoot, settingsLinks: settingsLinks,
      dated: dated, hidden: hidden)
  }

  /// Returns the table rows that are derived from the body of a document.
  package func rowsOfBody(of id: DocumentID) -> [UInt32] {
    let shape = layout.document(ofType: pages[Int(id.rawValue)].type)
    return ["content", "feed_content", "headings", "excerpt"].compactMap { tables.row(of: $0, of: id, shape: shape) }
  }
}
