import Content
import Site
import Values

/// What the templates of one route can name.
struct RouteContext {
  private let graph: SiteGraph
  private let routes: Routes

  init(_ graph: SiteGraph, routes: Routes) {
    self.graph = graph
    self.routes = routes
  }

  /// The values of ``RouteTemplates/globals`` for `route`, in their order; what a route does not have is null.
  func globals(for route: Route, in workspace: inout Workspace) -> [Value] {
    var page = Value.null
    var feeds = graph.collections.last?.feeds ?? .emptyList
    var items = Value.null
    var groups = Value.null
    var pagination = Value.null
    var fields = Value.null
    var feed = Value.null
    var urls = Value.null
    var target = Value.null
    var permalink = Value.null
    switch route.content {
    case .page(let id):
      let type = graph.pages[Int(id.rawValue)].type
      page = .document(id, shape: graph.layout.document(ofType: type))
      feeds = announced(by: id, type, in: &workspace)
    case .list(let position, let number):
      let list = graph.lists[position]
      feeds = list.feeds
      page = self.page(
        list.title, list.description, at: route.address, collection: graph.collections[list.type].value,
        feed: list.feed.map { graph.feeds[$0].value }, in: &workspace)
      let range = (number - 1) * list.pageSize..<min(number * list.pageSize, list.documents.count)
      items = workspace.slice(range, of: list.items)
      groups = self.groups(list, range, in: &workspace)
      pagination = self.pagination(list, number, in: &workspace)
    case .feed(let position, _):
      feed = graph.feeds[position].value
      items = graph.feeds[position].items
    case .export(let type, _):
      items = graph.collections[type].items
      fields = self.fields(ofType: type, in: &workspace)
    case .redirect(let address):
      target = workspace.scratch.text(address.url)
      permalink = workspace.scratch.text(graph.settings.permalink(address))
    case .sitemap: urls = sitemap(in: &workspace)
    case .notFound: page = self.page("Page not found", nil, at: route.address, collection: .null, in: &workspace)
    case .robots, .copy: break
    }
    return [
      graph.site, graph.collectionsValue, graph.data, page, feeds, items, groups, pagination, fields, feed, urls,
      target,
      permalink,
    ]
  }

  /// A page that no document stands for, with the slots of one.
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

  /// The feeds of a document's type, and its own.
  private func announced(by id: DocumentID, _ type: Int, in workspace: inout Workspace) -> Value {
    let feeds = graph.collections[type].feeds
    guard let own = graph.ownFeed(of: id) else { return feeds }
    return workspace.scratch.list(workspace.elements(of: feeds) + [own])
  }

  /// The documents on a page of a list, put together as the list says.
  private func groups(_ list: DocumentList, _ range: Range<Int>, in workspace: inout Workspace) -> Value {
    guard let group = list.group else { return .null }
    let groups = group.groups(of: Array(list.documents[range]), pages: graph.pages, identities: graph.identities)
    let values = groups.map { group in
      let items = workspace.scratch.list(group.documents.map(graph.value))
      let label = workspace.scratch.text(group.label)
      return workspace.scratch.record(
        graph.layout.group(ofType: list.type), [label, group.date.map { .date($0) } ?? .null, items])
    }
    return workspace.scratch.list(values)
  }

  /// The fields of a type that are shown, with its own names and those of editors.
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

  /// The pages that search engines should know; the first page of a list stands for all.
  private func sitemap(in workspace: inout Workspace) -> Value {
    let entries = routes.all.compactMap { route -> Value? in
      let updated: Value
      switch route.content {
      case .page where route.address.file == "404.html": return nil
      case .page(let id): updated = graph.pages[Int(id.rawValue)].date.map { .date($0) } ?? .null
      case .list(_, page: 1): updated = .null
      default: return nil
      }
      let permalink = workspace.scratch.text(graph.settings.permalink(route.address))
      return workspace.scratch.record(graph.layout.sitemapEntry, [permalink, updated])
    }
    return workspace.scratch.list(entries)
  }
}
