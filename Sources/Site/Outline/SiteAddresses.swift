import Content
import Parallel
import TimeZones
import Values

/// The URLs of a site, for finding out which other URLs are free.
package struct SiteAddresses: Sendable {
  private let basePath: String
  /// The files of the output.
  private var files: Set<String> = []
  /// The folders that contain them.
  private var folders: Set<String> = []
  /// The old URLs with a query, which are no files.
  private var queries: Set<String> = []

  /// The reason that a URL cannot be added.
  package enum Conflict: Hashable, Sendable {
    /// A document, a list, a feed, or a file has the URL.
    case taken
    /// The URL cannot be the name of a file.
    case invalid
  }

  /// Creates the URLs of the site in `outline`, also those of drafts and scheduled documents, with `added`. An added
  /// document replaces the one with the same identity. The files of the theme are not included.
  package init(of outline: SiteOutline, adding added: [Document], jobs: Int) async {
    basePath = outline.settings?.basePath ?? ""
    guard let settings = outline.settings else { return }
    var vocabulary = outline.vocabulary
    let identities = Set(added.map(\.identity))
    let documents = outline.documents.filter { !identities.contains($0.identity) } + added
    let theme = ThemeSettings.read(
      [], areAll: true, chosenBy: settings, files: outline.files, vocabulary: &vocabulary
    ).0
    var publication = Publication(moment: 0, zone: .utc)
    publication.includesDrafts = true
    let definition = SiteDefinition(
      settings: settings, types: outline.types, layout: outline.layout, vocabulary: vocabulary,
      contentRoot: outline.content)
    let parts = SiteParts(
      definition, documents: documents, files: outline.files, publication: publication.ignoringDates,
      theme: ThemeParts(settings: theme, data: (.null, ValueTable()), hasJSONFeeds: true, hasSearch: true))
    let graph = await SiteGraph.link(parts, parallelism: Parallelism(jobs: jobs)).0
    let routes = await Routes.of(graph, staticFiles: [], fileTemplates: [], contentRoot: outline.content).0
    for route in routes.all { insert(route.address.file) }
    queries = Set(documents.flatMap { $0.aliases(in: outline.types[$0.type]) }.filter { $0.contains("?") })
    queries.formUnion(settings.links.redirects.map(\.from.text))
  }

  private mutating func insert(_ file: String) {
    files.insert(file)
    var folder = ContentPath.folder(of: file)
    while !folder.isEmpty, folders.insert(folder).inserted { folder = ContentPath.folder(of: folder) }
  }

  /// Adds an old URL, which begins with a slash. Returns why it cannot be added.
  package mutating func add(_ path: String) -> Conflict? {
    guard let old = try? OldURL(path) else { return .invalid }
    if !old.query.isEmpty || queries.contains(old.text) { return queries.insert(old.text).inserted ? nil : .taken }
    let file = SiteAddress(old, basePath: basePath).file
    guard file.split(separator: "/").allSatisfy({ $0.utf8.count <= 255 }) else { return .invalid }
    // A file cannot be where another one needs a folder.
    var isFree = !files.contains(file) && !folders.contains(file)
    var folder = ContentPath.folder(of: file)
    while isFree, !folder.isEmpty {
      isFree = !files.contains(folder)
      folder = ContentPath.folder(of: folder)
    }
    guard isFree else { return .taken }
    insert(file)
    return nil
  }
}
