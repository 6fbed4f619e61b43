/// The differences between two versions of a published site, from the output folders of two builds.
///
/// All lists are sorted by URL or path.
package struct SiteComparison: Sendable {
  package struct Page: Hashable, Sendable {
    /// The path from the root of the host: `/about/`.
    package let address: String
    package let title: String
  }

  /// A page that was removed.
  package struct RemovedPage: Hashable, Sendable {
    package let page: Page
    /// The URL that it redirects to, if there is a redirect.
    package let redirect: String?
  }

  /// A page that moved to another URL.
  package struct MovedPage: Hashable, Sendable {
    package let from: String
    package let to: Page
    /// A Boolean value that indicates whether the old URL redirects.
    package let hasRedirect: Bool
    package let changes: [PageChange]
  }

  package struct ChangedPage: Hashable, Sendable {
    package let page: Page
    /// The changes that are not shared with other pages.
    package let changes: [PageChange]
  }

  /// Changes that are the same on several pages, such as a word in the menu or a title that lists show.
  package struct SharedChange: Hashable, Sendable {
    package internal(set) var changes: [PageChange]
    package let addresses: [String]
  }

  package enum RedirectChange: Hashable, Sendable {
    case added(from: String, to: String)
    case removed(from: String, to: String)
    case changed(from: String, old: String, new: String)
  }

  package var added: [Page] = []
  package var removed: [RemovedPage] = []
  package var moved: [MovedPage] = []
  /// The pages with changes of their own.
  package var changed: [ChangedPage] = []
  package var shared: [SharedChange] = []
  /// The pages with changes only in the HTML.
  package var markupOnly: [String] = []
  package var redirects: [RedirectChange] = []
  package var files: [FileChange] = []
  /// The number of files of the search index that differ.
  package var searchFiles = 0

  /// The number of files that differ in any way; 0 if the two sites are identical.
  package var differingFiles = 0

  /// The URLs that worked before and are broken now, of removed or moved pages and of removed redirects.
  package var lostURLs: [String] {
    let lost =
      removed.filter { $0.redirect == nil }.map(\.page.address) + moved.filter { !$0.hasRedirect }.map(\.from)
      + redirects.compactMap { if case .removed(let from, _) = $0 { from } else { nil } }
    return lost.sorted()
  }

  /// The number of pages with visible changes.
  package var changedPageCount: Int {
    Set(changed.map(\.page.address)).union(shared.flatMap(\.addresses)).count
  }
}
