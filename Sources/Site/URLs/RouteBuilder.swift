import Content
import Diagnostics
import Values

/// Collects routes, and reports two routes with the same URL or file.
struct RouteBuilder {
  let graph: SiteGraph
  let contentRoot: String
  private(set) var routes: [Route] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The positions in ``routes`` by output file.
  private var owners: [String: Int] = [:]
  /// The paths of the documents that cannot be read.
  private let unread: Set<String>

  init(graph: SiteGraph, contentRoot: String) {
    self.graph = graph
    unread = Set(graph.pages.lazy.filter(\.document.isUnread).map(\.document.path))
    self.contentRoot = contentRoot
  }

  mutating func add(_ path: String, _ content: Route.Content, _ source: SourceLocation) {
    add(SiteAddress(path, basePath: graph.settings.basePath), content, source)
  }

  /// Adds a route. If another route already has its file, or no file can have its name, reports an error instead.
  mutating func add(_ address: SiteAddress, _ content: Route.Content, _ source: SourceLocation) {
    if let owner = owners[address.file] {
      let other = routes[owner].source.path
      // Two files whose names conflict were reported when their folder was listed.
      if !other.isIdentical(to: source.path), other.lowercased() == source.path.lowercased() { return }
      // The URL of a document that cannot be read is not known.
      if unread.contains(other) || unread.contains(source.path) { return }
      diagnostics.append(
        Diagnostic(
          .urlConflict, "\(address.url) is also the URL of \(other)", at: source,
          help: content.isRedirect ? "remove the alias" : "change the slug or path of one of them"))
      return
    }
    if !Self.isNameable(address.file) {
      diagnostics.append(
        Diagnostic(
          .urlConflict, "the URL \(address.url.prefix(60))… cannot be a file name", at: source,
          help: "use at most 255 characters between two slashes, and no line breaks"))
      return
    }
    owners[address.file] = routes.count
    routes.append(Route(address: address, content: content, source: source))
  }

  /// Returns whether file systems allow the path, and the list of files can hold it.
  private static func isNameable(_ path: String) -> Bool {
    var length = 0
    for byte in path.utf8 {
      length = byte == UInt8(ascii: "/") ? 0 : length + 1
      if byte < 32 || length > 255 { return false }
    }
    return true
  }

  mutating func addCopy(of file: String, as path: String) {
    add(SiteAddress(copying: path, basePath: graph.settings.basePath), .copy(of: file), SourceLocation(path: file))
  }

  mutating func add(_ file: Routes.StaticFile) {
    let address = SiteAddress(copying: file.path, basePath: graph.settings.basePath)
    add(address, file.text.map { .text($0) } ?? .copy(of: file.file), SourceLocation(path: file.file))
  }

  mutating func addPages() {
    // Most routes are pages.
    routes.reserveCapacity(graph.pages.count * 5 / 4)
    owners.reserveCapacity(graph.pages.count * 5 / 4)
    for page in graph.pages {
      guard let address = page.address else { continue }
      add(address, .page(page.id), page.document.origin.start)
    }
  }

  mutating func addLists() {
    for (position, list) in graph.lists.all.enumerated() {
      for number in 1...list.pageCount { add(list.path(ofPage: number), .list(position, page: number), list.location) }
    }
  }

  mutating func addFeeds() {
    for (position, feed) in graph.lists.feeds.enumerated() {
      add(feed.address, .feed(position, .rss), feed.location)
      if let json = feed.jsonAddress { add(json, .feed(position, .json), feed.location) }
    }
  }

  mutating func addExports() {
    for (position, type) in graph.types.all.enumerated() {
      for export in type.outputs.exports {
        add(export.path, .export(type: position, ending: export.ending), export.location)
      }
    }
  }

  /// Adds a file template. A content file with the same path overrides it.
  mutating func addFile(_ template: String, at path: String) {
    guard !graph.files.paths.contains(path) else { return }
    let address = SiteAddress(copying: path, basePath: graph.settings.basePath)
    add(address, .file(template: template), SourceLocation(path: graph.settings.path))
  }

  mutating func addNotFound() {
    if owners["404.html"] == nil { add("/404.html", .notFound, SourceLocation(path: graph.settings.path)) }
  }

  mutating func addSitemap() {
    let source = SourceLocation(path: graph.settings.path)
    let parts = max(1, (routes.count(where: \.isForSearchEngines) + Routes.sitemapSize - 1) / Routes.sitemapSize)
    guard parts > 1 else { return add("/sitemap.xml", .sitemap(part: 0), source) }
    add("/sitemap.xml", .sitemapIndex(parts: parts), source)
    for part in 0..<parts { add(Routes.sitemapPath(part), .sitemap(part: part), source) }
  }

  /// Adds redirects. They come last, so that an old URL never replaces an existing page.
  mutating func addRedirects() {
    let permalinks = Permalinks(basePath: graph.settings.basePath)
    for page in graph.pages {
      let type = graph.types[page.type]
      let former = permalinks.formerURLs(of: page.document, type: type)
      guard !former.isEmpty, let address = page.address else { continue }
      let source = page.document.location(of: "aliases")
      for url in former.sorted(by: { $0.text < $1.text }) {
        let old = SiteAddress(url, basePath: graph.settings.basePath)
        if old.file == address.file {
          diagnostics.append(
            Diagnostic(
              .redirect, "the alias \(url.text) is the URL of the document itself, so the alias is ignored", at: source,
              help: "remove the alias", severity: .note))
        } else if url.query.isEmpty, !redirects(old, to: address) {
          // A URL with a query only works in `_redirects`, because it cannot be a file name.
          add(old, .redirect(to: address), source)
        }
      }
    }
  }

  /// Returns whether there already is a page at `old` that redirects to `new`, as for two aliases of a document that
  /// differ in the slash at the end.
  private func redirects(_ old: SiteAddress, to new: SiteAddress) -> Bool {
    guard let owner = owners[old.file], case .redirect(new) = routes[owner].content else { return false }
    return true
  }

  mutating func addRedirectsFile() {
    guard !graph.settings.links.redirects.isEmpty || graph.pages.contains(where: hasAliases) else { return }
    let urls = routes.compactMap { route -> String? in
      if case .redirect = route.content { nil } else { route.address.url }
    }
    let redirects = Redirects(graph, urls: Set(urls))
    diagnostics += redirects.diagnostics
    guard !redirects.lines.isEmpty else { return }
    let source = SourceLocation(path: graph.settings.path)
    let address = SiteAddress(copying: "_redirects", basePath: graph.settings.basePath)
    add(address, .text(redirects.text), source)
  }

  private func hasAliases(_ page: Page) -> Bool { !page.document.aliases(in: graph.types[page.type]).isEmpty }

  /// Returns an error for each file whose path is a folder of another file.
  func foldersInTheWay() -> [Diagnostic] {
    // Most files have this name, and can rarely be in the way.
    let page = "index.html"
    let others = Set(owners.keys.lazy.filter { !$0.hasSuffix(page) })
    var clear: Set<String> = []
    var lastClear = ""
    var found: [Diagnostic] = []
    for route in routes {
      var folder = ContentPath.folder(of: route.address.file)
      var isItsOwn = true
      while !folder.isEmpty, folder != lastClear {
        if clear.contains(folder) {
          lastClear = folder
          break
        }
        if others.contains(folder) || folder.hasSuffix(page), let owner = owners[folder] {
          found.append(
            Diagnostic(
              .urlConflict,
              "\(route.address.url) needs a folder where the build writes a file for \(routes[owner].source.path)",
              at: route.source, help: "change the path of one of them"))
        } else if !isItsOwn {
          clear.insert(folder)
        }
        isItsOwn = false
        folder = ContentPath.folder(of: folder)
      }
    }
    return found
  }
}
