import Content
import Diagnostics
import Site

/// Finds the old URLs that become aliases: those that a build accepts.
struct AliasFinder {
  private var addresses: SiteAddresses
  private let types: ContentTypes
  private let path: String
  /// The number of documents that keep their URL.
  private(set) var sameURLs = 0
  /// The old URLs that are left out, for each reason.
  private var leftOut: [SiteAddresses.Conflict: [String]] = [:]

  /// Creates a finder for `documents`, which are added to the site. `path` is the path of the export.
  init(_ site: ImportSite, _ documents: [Document], path: String, jobs: Int) async {
    addresses = await SiteAddresses(of: site.outline, adding: documents, jobs: jobs)
    types = site.outline.types
    self.path = path
  }

  /// Returns the aliases for an item.
  mutating func find(
    for item: PlacedItems.Item, _ document: ItemDocument, _ export: WordPressExport
  ) -> [String] {
    guard item.isPublic, let document = document.document else { return [] }
    let own = Permalinks(basePath: "").address(
      of: document, type: types[item.type], whenCalled: ContentPath.name(of: item.name))
    return OldAddresses(of: item.item, siteURL: export.siteURL).paths.filter { alias in
      if let own, SiteAddress(ContentPath.percentDecoded(alias), basePath: "").file == own.file {
        sameURLs += 1
        return false
      }
      guard let conflict = addresses.add(alias) else { return true }
      leftOut[conflict, default: []].append(alias)
      return false
    }
  }

  /// The findings about URLs that are left out.
  var diagnostics: [Diagnostic] {
    leftOut.sorted { $0.value.count > $1.value.count }.map { conflict, urls in
      let list = urls.prefix(10).joined(separator: ", ") + (urls.count > 10 ? ", and \(urls.count - 10) more" : "")
      let isOne = urls.count == 1
      let reason =
        switch conflict {
        case .taken: "the site or another document uses \(isOne ? "it" : "them")"
        case .invalid: "\(isOne ? "it is not a valid path" : "they are not valid paths") on the site"
        }
      let help =
        switch conflict {
        case .taken:
          isOne
            ? "this URL shows another page; to use it as an alias, change the permalink of that page"
            : "these URLs show other pages; to use them as aliases, change the permalinks of those pages"
        case .invalid: "if readers still use \(isOne ? "it" : "them"), redirect \(isOne ? "it" : "them") at your host"
        }
      return Diagnostic(
        .warning, "\(counted(urls.count, "old URL")) \(isOne ? "is" : "are") left out, because \(reason): \(list)",
        at: SourceLocation(path: path), help: help)
    }
  }
}
