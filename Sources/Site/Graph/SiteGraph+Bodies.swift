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
      if page.document.excerpt != document.excerpt {
        tables = tables.replacing(document.excerpt, atRow: row(of: .excerpt, of: id))
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
    [DocumentSlot.content, .feedContent, .headings, .excerpt].map { row(of: $0, of: id) }
  }
}
