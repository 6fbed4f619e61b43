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

  /// Returns the values of all variables for `route`, in order. Variables that the route does not have are null.
  package func globals(for route: Route, in workspace: inout Workspace) -> [Value] {
    RouteVariable.allCases.map { value(of: $0, for: route, in: &workspace) }
  }

  /// Returns the values of all variables for a component in the document `id`, in order.
  func globals(forComponent component: Value, in id: DocumentID) -> [Value] {
    RouteVariable.allCases.map { variable in
      switch variable {
      case .site: graph.variables.site
      case .collections: graph.variables.collections
      case .data: graph.variables.data
      case .theme: graph.variables.theme
      case .page: graph.value(of: id)
      case .component: component
      case .feeds, .items, .groups, .pagination, .fields, .feed, .urls, .target, .permalink: .null
      }
    }
  }

  private func value(of variable: RouteVariable, for route: Route, in workspace: inout Workspace) -> Value {
    switch variable {
    case .site: return graph.variables.site
    case .collections: return graph.variables.collections
    case .data: return graph.variables.data
    case .theme: return graph.variables.theme
    case .page: return page(for: route, in: &workspace)
    case .feeds: return feeds(for: route, in: &workspace)
    case .items: return items(for: route, in: workspace)
    case .groups:
      guard case .list(let position, let number) = route.content else { return .null }
      return groups(graph.lists.all[position], graph.lists.all[position].range(ofPage: number), in: &workspace)
    case .pagination:
      guard case .list(let position, let number) = route.content else { return .null }
      return pagination(graph.lists.all[position], number, in: &workspace)
    case .fields:
      guard case .export(let type, _) = route.content else { return .null }
      return fields(ofType: type, in: &workspace)
    case .feed:
      guard case .feed(let position, _) = route.content else { return .null }
      return graph.lists.feeds[position].value
    case .urls: return urls(for: route, in: &workspace)
    case .target:
      guard case .redirect(let address) = route.content else { return .null }
      return workspace.scratch.text(address.url)
    case .permalink:
      guard case .redirect(let address) = route.content else { return .null }
      return workspace.scratch.text(graph.settings.permalink(address))
    case .component: return .null
    }
  }
}

extension RouteContext {
  private func page(for route: Route, in workspace: inout Workspace) -> Value {
    switch route.content {
    case .page(let id): return graph.value(of: id)
    case .list(let position, _):
      let list = graph.lists.all[position]
      return page(
        list.title, list.description, at: route.address, collection: graph.lists.collections[list.type].value,
        feed: list.feed.map { graph.lists.feeds[$0].value }, in: &workspace)
    case .notFound: return page("Page not found", nil, at: route.address, collection: .null, in: &workspace)
    case .feed, .export, .redirect, .sitemap, .sitemapIndex, .file, .copy, .text: return .null
    }
  }

  /// Returns a page that is not a document, with the slots of one.
  private func page(
    _ title: String, _ description: String?, at address: SiteAddress, collection: Value, feed: Value? = nil,
    in workspace: inout Workspace
  ) -> Value {
    graph.layout.page.record(in: &workspace.scratch) { slot, table in
      switch slot {
      case .title: table.text(title)
      case .description: description.map { table.text($0) } ?? .null
      case .url: table.text(address.url)
      case .permalink: table.text(graph.settings.permalink(address))
      case .collection: collection
      case .feed: feed ?? .null
      case .content, .excerpt, .headings, .feedContent, .feedID, .feedDate, .leadImage, .related, .previous, .next,
        .editURL, .type, .date, .sourcePath:
        .null
      }
    }
  }

  /// Returns the feeds that a page announces: those of its list, or of its document's type and its own.
  private func feeds(for route: Route, in workspace: inout Workspace) -> Value {
    switch route.content {
    case .page(let id):
      let feeds = graph.lists.collections[graph.pages[Int(id.rawValue)].type].feeds
      guard let own = graph.ownFeed(of: id) else { return feeds }
      return workspace.scratch.list(workspace.elements(of: feeds) + [own])
    case .list(let position, _): return graph.lists.all[position].feeds
    case .feed, .export, .redirect, .sitemap, .sitemapIndex, .file, .notFound, .copy, .text:
      return graph.lists.collections.last?.feeds ?? .emptyList
    }
  }

  private func items(for route: Route, in workspace: borrowing Workspace) -> Value {
    switch route.content {
    case .list(let position, let number):
      let list = graph.lists.all[position]
      return workspace.slice(list.range(ofPage: number), of: list.items)
    case .feed(let position, _): return graph.lists.feeds[position].items
    case .export(let type, _): return graph.lists.collections[type].items
    case .page, .redirect, .sitemap, .sitemapIndex, .file, .notFound, .copy, .text: return .null
    }
  }

  /// Returns the documents on a page of a list, in the groups that the list declares.
  private func groups(_ list: DocumentList, _ range: Range<Int>, in workspace: inout Workspace) -> Value {
    guard let group = list.group else { return .null }
    let groups = group.groups(
      of: Array(list.documents[range]), pages: graph.pages, identities: graph.identities, types: graph.types,
      zone: graph.settings.locale.localTimeZone, today: nil, byURL: false)
    let values = groups.map { group in
      graph.layout.groups[list.type].record(in: &workspace.scratch) { slot, table in
        switch slot {
        case .label: table.text(group.label)
        case .date: group.date.map { .date($0) } ?? .null
        case .items: table.list(group.documents.map(graph.value))
        }
      }
    }
    return workspace.scratch.list(values)
  }

  /// Returns the fields of a type that are exported, with their template names and labels.
  private func fields(ofType position: Int, in workspace: inout Workspace) -> Value {
    let values = graph.types[position].exportedFields.map { field in
      graph.layout.field.record(in: &workspace.scratch) { slot, table in
        switch slot {
        case .name: table.text(field.templateName)
        case .label: table.text(field.label ?? field.key)
        case .type: table.text(field.type.name)
        }
      }
    }
    return workspace.scratch.list(values)
  }

  private func pagination(_ list: DocumentList, _ number: Int, in workspace: inout Workspace) -> Value {
    func url(_ page: Int, _ table: inout ValueTable) -> Value {
      guard 1...list.pageCount ~= page else { return .null }
      return table.text(SiteAddress(list.path(ofPage: page), basePath: graph.settings.basePath).url)
    }
    return graph.layout.pagination.record(in: &workspace.scratch) { slot, table in
      switch slot {
      case .number: .integer(number)
      case .count: .integer(list.pageCount)
      case .total: .integer(list.documents.count)
      case .first: url(1, &table)
      case .last: url(list.pageCount, &table)
      case .previous: url(number - 1, &table)
      case .next: url(number + 1, &table)
      }
    }
  }
}

extension RouteContext {
  /// Returns the entries of a sitemap, or of the index of its parts.
  private func urls(for route: Route, in workspace: inout Workspace) -> Value {
    switch route.content {
    case .sitemap(let part):
      let entries = routes.sitemap(part: part).map {
        sitemapEntry($0.address, updated: updated($0), in: &workspace)
      }
      return workspace.scratch.list(entries)
    case .sitemapIndex(let parts):
      let entries = (0..<parts).map { part in
        sitemapEntry(
          SiteAddress(Routes.sitemapPath(part), basePath: graph.settings.basePath), updated: nil, in: &workspace)
      }
      return workspace.scratch.list(entries)
    case .page, .list, .feed, .export, .redirect, .file, .notFound, .copy, .text: return .null
    }
  }

  private func sitemapEntry(_ address: SiteAddress, updated: DateValue?, in workspace: inout Workspace) -> Value {
    graph.layout.sitemapEntry.record(in: &workspace.scratch) { slot, table in
      switch slot {
      case .permalink: table.text(graph.settings.permalink(address))
      case .updated: updated.map { .date($0) } ?? .null
      }
    }
  }

  private func updated(_ route: Route) -> DateValue? {
    guard case .page(let id) = route.content, let date = graph.pages[Int(id.rawValue)].date else { return nil }
    // Search engines ignore sitemaps with dates in the future.
    let isPast = date.precision < .day || date.day(in: publication.zone).day <= publication.today.day
    return isPast ? date : nil
  }
}
