import Content
import Values

extension SiteGraph {
  /// Returns the site with new bodies: each of `documents` replaces the document with the same identity, from which it
  /// differs only in its body.
  package func replacingBodies(of documents: [Document]) -> SiteGraph {
    var (links, tables) = (links, tables)
    for document in documents {
      guard case .shown(let id) = identities[document.identity] else { continue }
      let page = pages[Int(id.rawValue)]
      links.pages[Int(id.rawValue)] = Page(
        id: id, document: document, place: page.place, title: page.title, date: page.date, feedDate: page.feedDate)
      if page.document.body.excerpt != document.body.excerpt {
        tables = tables.replacing(document.body.excerpt, atRow: row(of: .excerpt, of: id))
      }
    }
    return SiteGraph(
      definition, tables: tables, links: links, settingsLinks: settingsLinks, relations: relations,
      failedRequirements: failedRequirements, lists: lists, variables: variables)
  }

  /// Returns the table rows that are derived from the body of a document.
  package func rowsOfBody(of id: DocumentID) -> [UInt32] {
    [DocumentSlot.content, .feedContent, .headings, .excerpt].map { row(of: $0, of: id) }
  }
}
