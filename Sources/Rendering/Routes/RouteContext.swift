import Site
import Themes
import Values

/// Provides the variables for the templates of routes.
package struct RouteContext {
  private let graph: SiteGraph
  private let routes: Routes
  private let publication: Publication

  package init(_ site: LoadedSite) {
    graph = site.graph
    routes = site.routes
    publication = site.publication
  }

  /// Returns the values of ``RouteTemplates/globals`` for `route`, in order. Variables that the route does not have are
  /// null.
  package func globals(for route: Route, in workspace: inout Workspace) -> [Value] {
    var known = everywhere
    known[.feeds] = graph.collections.last?.feeds ?? .emptyList
    switch route.content {
    case .page(let id): setPage(id, &known, in: &workspace)
    case .list(let position, let number):
      setList(graph.lists[position], number, at: route.address, &known, in: &workspace)
    case .feed(let position, _):
      known[.feed] = graph.feeds[position].value
      known[.items] = graph.feeds[position].items
    case .export(let type, _):
      known[.items] = graph.collections[type].items
      known[.fields] = fields(ofType: type, in: &workspace)
    case .redirect(let address):
      known[.target] = workspace.scratch.text(address.url)
      known[.permalink] = workspace.scratch.text(graph.settings.permalink(address))
    case .sitemap(let part): known[.urls] = sitemap(part, in: &workspace)
    case .sitemapIndex(let parts):
      let urls = (0..<parts).map { part in
        let address = SiteAddress(Routes.sitemapPath(part), basePath: graph.settings.basePath)
        let permalink = workspace.scratch.text(graph.settings.permalink(address))
        return workspace.scratch.record(graph.layout.sitemapEntry, [permalink, .null])
      }
      known[.urls] = workspace.scratch.list(urls)
    case .notFound:
      known[.page] = page("Page not found", nil, at: route.address, collection: .null, in: &workspace)
    case .file, .copy, .text: break
    }
    return known.values
  }

  /// Returns the values for a component in the document `id`.
  func globals(forComponent component: Value, in id: DocumentID) -> [Value] {
    var known = everywhere
    known[.page] = graph.value(of: id)
    known[.component] = component
    return known.values
  }

  private var everywhere: RouteVariables {
    var known = RouteVariables()
    known[.site] = graph.site
    known[.collections] = graph.collectionsValue
    known[.data] = graph.data
    known[.theme] = graph.theme
    return known
  }

  private func setPage(_ id: DocumentID, _ known: inout RouteVariables, in workspace: inout Workspace) {
    let type = graph.pages[Int(id.rawValue)].type
    known[.page] = graph.value(of: id)
    known[.feeds] = announced(by: id, type, in: &workspace)
  }

  private func setList(
    _ list: DocumentList, _ number: Int, at address: SiteAddress, _ known: inout RouteVariables,
    in workspace: inout Workspace
  ) {
    let range = (number - 1) * list.pageSize..<min(number * list.pageSize, list.documents.count)
    known[.feeds] = list.feeds
    known[.page] = page(
      list.title, list.description, at: address, collection: graph.collections[list.type].value,
      feed: list.feed.map { graph.feeds[$0].value }, in: &workspace)
    known[.items] = workspace.slice(range, of: list.items)
    known[.groups] = groups(list, range, in: &workspace)
    known[.pagination] = pagination(list, number, in: &workspace)
  }

  /// Returns a page that is not a document, with the slots of one.
  private func page(
    _ title: String, _ description: String?, at address: SiteAddress, collection: Value, feed: Value? = nil,
    in workspace: inout Workspace
  ) -> Value {
    let known: [String: Value] = [
      "title": workspace.scratch.text(title),
      "description": description.map { workspace.scratch.text($0) } ?? .null,
      "url": workspace.scratch.text(address.url),
      "permalink": workspace.scratch.text(graph.settings.permalink(address)),
      "collection": collection,
      "feed": feed ?? .null,
    ]
    return workspace.scratch.record(graph.layout.page, SiteLayout.documentSlots.map { known[$0] ?? .null })
  }

  /// Returns the feeds of a document's type, and its own feed.
  private func announced(by id: DocumentID, _ type: Int, in workspace: inout Workspace) -> Value {
    let feeds = graph.collections[type].feeds
    guard let own = graph.ownFeed(of: id) else { return feeds }
    return workspace.scratch.list(workspace.elements(of: feeds) + [own])
  }

  /// Returns the documents on a page of a list, in the groups that the list declares.
  private func groups(_ list: DocumentList, _ range: Range<Int>, in workspace: inout Workspace) -> Value {
    guard let group = list.group else { return .null }
    let groups = group.groups(
      of: Array(list.documents[range]), pages: graph.pages, identities: graph.identities, types: graph.types,
      zone: graph.settings.locale.localTimeZone, today: nil, byURL: false)
    let values = groups.map { group in
      let items = workspace.scratch.list(group.documents.map(graph.value))
      let label = workspace.scratch.text(group.label)
      return workspace.scratch.record(
        graph.layout.group(ofType: list.type), [label, group.date.map { .date($0) } ?? .null, items])
    }
    return workspace.scratch.list(values)
  }

  /// Returns the fields of a type that are exported, with their template names and labels.
  private func fields(ofType position: Int, in workspace: inout Workspace) -> Value {
    let values = graph.types[position].exportedFields.map { field in
      let label = workspace.scratch.text(field.label ?? field.key)
      let name = workspace.scratch.text(field.templateName)
      return workspace.scratch.record(graph.layout.field, [name, label, workspace.scratch.text(field.type.name)])
    }
    return workspace.scratch.list(values)
  }

  private func pagination(_ list: DocumentList, _ number: Int, in workspace: inout Workspace) -> Value {
    let (count, total) = (list.pageCount, list.documents.count)
    func url(_ page: Int) -> Value {
      guard 1...count ~= page else { return .null }
      return workspace.scratch.text(SiteAddress(list.path(ofPage: page), basePath: graph.settings.basePath).url)
    }
    let slots = [
      .integer(number), .integer(count), .integer(total), url(1), url(count), url(number - 1), url(number + 1),
    ]
    return workspace.scratch.record(graph.layout.pagination, slots)
  }

  private func sitemap(_ part: Int, in workspace: inout Workspace) -> Value {
    let entries = routes.sitemap(part: part).map { route in
      var updated = Value.null
      if case .page(let id) = route.content, let date = graph.pages[Int(id.rawValue)].date,
        // Search engines ignore sitemaps with dates in the future.
        date.precision < .day || date.day(in: publication.zone).day <= publication.today.day
      {
        updated = .date(date)
      }
      let permalink = workspace.scratch.text(graph.settings.permalink(route.address))
      return workspace.scratch.record(graph.layout.sitemapEntry, [permalink, updated])
    }
    return workspace.scratch.list(entries)
  }
}
