import Content
import Diagnostics
import Values

/// Every file that a site is made of.
package struct Routes: Sendable {
  /// Pages first, in the order of their documents.
  package let all: [Route]
  /// The addresses that links may lead to.
  package let urls: Set<String>

  /// A file that the theme brings.
  package struct StaticFile: Sendable {
    /// Its path in the output.
    package let path: String
    /// Where it lies.
    package let file: String
    /// What is written, where that is not the file's own bytes.
    package let text: String?

    package init(path: String, file: String, text: String? = nil) {
      self.path = path
      self.file = file
      self.text = text
    }
  }

  /// The routes of `graph`, of the theme's `staticFiles`, and of its templates that make a file each, with the path of that. Two that want
  /// the same file, or a file where another needs a folder, are an error that names both.
  package static func of(
    _ graph: SiteGraph, staticFiles: [StaticFile], fileTemplates: [(name: String, path: String)], contentRoot: String
  ) async -> (Routes, [Diagnostic]) {
    var builder = RouteBuilder(graph: graph, contentRoot: contentRoot)
    builder.addPages()
    builder.addLists()
    builder.addFeeds()
    builder.addExports()
    for template in fileTemplates { builder.addFile(template.name, at: template.path) }
    builder.addNotFound()
    builder.addSitemap()
    for file in staticFiles { builder.add(file) }
    for path in graph.files.paths.sorted() { builder.addCopy(of: contentRoot + "/" + path, as: path) }
    builder.addRedirects()
    builder.addRedirectsFile()
    let all = builder.routes
    async let urls = Set(all.map(\.address.url))
    let found = builder.diagnostics + builder.foldersInTheWay()
    let routes = Routes(all: all, urls: await urls)
    return (routes, found + routes.deadNavigation(of: graph))
  }
}

extension Routes {
  /// How many addresses a sitemap has at the most (https://www.sitemaps.org/protocol.html).
  static let sitemapSize = 50_000

  /// The path of a part of a sitemap that is too long for one file, from 0.
  package static func sitemapPath(_ part: Int) -> String { "/sitemap-\(part + 1).xml" }

  /// The pages in a part of the sitemap.
  package func sitemap(part: Int) -> ArraySlice<Route> {
    all.filter(\.isForSearchEngines).dropFirst(part * Self.sitemapSize).prefix(Self.sitemapSize)
  }

  /// An error for each entry of the navigation that names a path under which nothing will lie.
  private func deadNavigation(of graph: SiteGraph) -> [Diagnostic] {
    graph.settings.navigation.compactMap { item in
      guard case .url(let written) = item.target, written.hasPrefix("/"), !written.hasPrefix("//") else { return nil }
      let path = graph.settings.basePath + written.prefix { $0 != "#" && $0 != "?" }
      guard !urls.contains(path) else { return nil }
      let nearest = urls.contains(path + "/") ? path + "/" : nearestName(to: path, in: urls)
      return Diagnostic(
        .brokenLink, "\"\(item.label)\" leads to \"\(written)\", which the site does not have", at: item.location,
        help: nearest.map { "did you mean \"\($0.dropFirst(graph.settings.basePath.count))\"?" })
    }
  }
}

/// Collects routes and finds the ones that collide.
private struct RouteBuilder {
  let graph: SiteGraph
  let contentRoot: String
  private(set) var routes: [Route] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The positions in ``routes`` of the files that were asked for.
  private var owners: [String: Int] = [:]

  init(graph: SiteGraph, contentRoot: String) {
    self.graph = graph
    self.contentRoot = contentRoot
  }

  mutating func add(_ path: String, _ content: Route.Content, _ source: SourceLocation) {
    add(SiteAddress(path, basePath: graph.settings.basePath), content, source)
  }

  mutating func add(_ address: SiteAddress, _ content: Route.Content, _ source: SourceLocation) {
    if let owner = owners[address.file] {
      diagnostics.append(
        Diagnostic(
          .addressConflict, "\(address.url) is also the address of \(routes[owner].source.path)", at: source,
          help: content.isRedirect ? "leave the alias out" : "give one of them another slug or path"))
      return
    }
    if !Self.isNameable(address.file) {
      diagnostics.append(
        Diagnostic(
          .addressConflict, "the address \(address.url.prefix(60))… cannot be a file's name", at: source,
          help: "make its parts shorter than 255 characters, without line ends"))
      return
    }
    owners[address.file] = routes.count
    routes.append(Route(address: address, content: content, source: source))
  }

  /// Whether file systems allow the path, and it does not break the list of files.
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
    // Pages are most of a site.
    routes.reserveCapacity(graph.pages.count * 5 / 4)
    owners.reserveCapacity(graph.pages.count * 5 / 4)
    for page in graph.pages {
      guard let address = page.address else { continue }
      add(address, .page(page.id), page.document.start)
    }
  }

  mutating func addLists() {
    for (position, list) in graph.lists.enumerated() {
      for number in 1...list.pageCount { add(list.path(ofPage: number), .list(position, page: number), list.location) }
    }
  }

  mutating func addFeeds() {
    for (position, feed) in graph.feeds.enumerated() {
      add(feed.address, .feed(position, .rss), feed.location)
      if let json = feed.jsonAddress { add(json, .feed(position, .json), feed.location) }
    }
  }

  mutating func addExports() {
    for (position, type) in graph.types.all.enumerated() {
      for export in type.exports { add(export.path, .export(type: position, ending: export.ending), export.location) }
    }
  }

  /// A content file of the same path takes the place of what the theme makes.
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

  /// Redirects come last: an old address never takes the place of a page that exists.
  mutating func addRedirects() {
    let permalinks = Permalinks(basePath: graph.settings.basePath)
    for page in graph.pages {
      let type = graph.types[page.type]
      let aliases = page.document.aliases(in: type)
      guard !aliases.isEmpty, let address = page.address else { continue }
      for path in Set(aliases).sorted() {
        let source = page.document.location(of: "aliases")
        // An old query is for `_redirects`: there is no file of that name.
        if path.hasPrefix("/"), path.contains("?") { continue }
        if !path.contains("/"), let old = permalinks.address(of: page.document, type: type, whenCalled: path) {
          add(old, .redirect(to: address), source)
          continue
        }
        guard let resolved = Self.sitePath(path) else {
          diagnostics.append(
            Diagnostic(
              .redirect, "the alias \"\(path)\" is no path of the site", at: source,
              help: withoutCurlyQuotes(path).map { "the quotation marks are part of it: write \($0)" }
                ?? "write it as in /old/address/"))
          continue
        }
        add("/" + resolved + (path.hasSuffix("/") ? "/" : ""), .redirect(to: address), source)
      }
    }
  }

  mutating func addRedirectsFile() {
    guard !graph.settings.redirects.isEmpty || graph.pages.contains(where: hasAliases) else { return }
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

  /// The path in the output of an address that begins at the root of the site; `nil` for any other.
  private static func sitePath(_ path: String) -> String? {
    guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains(where: { "?#:".contains($0) }) else { return nil }
    return ContentPath.resolve(ContentPath.percentDecoded(path), from: "")
  }

  /// A file cannot lie where another one needs a folder.
  func foldersInTheWay() -> [Diagnostic] {
    // Most files are called so, and could be in the way of few.
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
              .addressConflict, "\(route.address.url) needs a folder where \(routes[owner].source.path) puts a file",
              at: route.source, help: "give one of them another path"))
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
