/// What a change does to a published site: what differs between two folders that builds wrote.
///
/// All lists are in the order of their addresses or paths.
package struct SiteComparison: Sendable {
  package struct Page: Hashable, Sendable {
    /// From the root of the host: `/about/`.
    package let address: String
    package let title: String
  }

  /// A page that is no longer there.
  package struct RemovedPage: Hashable, Sendable {
    package let page: Page
    /// Where its address leads now, if a redirect stands in its place.
    package let redirect: String?
  }

  /// A page at another address.
  package struct MovedPage: Hashable, Sendable {
    package let from: String
    package let to: Page
    /// Whether the old address leads to the new one.
    package let hasRedirect: Bool
    package let changes: [PageChange]
  }

  package struct ChangedPage: Hashable, Sendable {
    package let page: Page
    /// What no other page shares.
    package let changes: [PageChange]
  }

  /// What changed alike on several pages: a word of the menu, a title that lists show.
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
  /// Pages that changed in what is theirs alone.
  package var changed: [ChangedPage] = []
  package var shared: [SharedChange] = []
  /// Pages whose HTML differs and nothing that is read in it.
  package var markupOnly: [String] = []
  package var redirects: [RedirectChange] = []
  package var files: [FileChange] = []
  /// How many files of the search index differ.
  package var searchFiles = 0

  /// How many files differ in any way; none where the two are the same, byte for byte.
  package var differingFiles = 0

  /// The addresses that worked before and lead nowhere now: pages that were removed or moved, and redirects.
  package var lostAddresses: [String] {
    let lost =
      removed.filter { $0.redirect == nil }.map(\.page.address) + moved.filter { !$0.hasRedirect }.map(\.from)
      + redirects.compactMap { if case .removed(let from, _) = $0 { from } else { nil } }
    return lost.sorted()
  }

  /// How many pages differ in what is read on them.
  package var changedPageCount: Int {
    Set(changed.map(\.page.address)).union(shared.flatMap(\.addresses)).count
  }
}
