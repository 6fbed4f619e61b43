import Content
import Diagnostics

/// The links in the menu, in other settings of the site, and in the theme's settings, with their URLs. Those whose target
/// does not exist today are left out.
struct SettingsLinks {
  /// The entries of the menu.
  private(set) var menu: [(label: String, url: String)] = []
  /// The URLs of all other links, by what is written.
  private(set) var others: [String: String] = [:]
  /// All links that are not left out.
  private(set) var all: [SettingsLink] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let links: Links
  private let contentRoot: String
  private let lists: SiteLists

  /// Resolves the links of the `menu` and the `others`, on a site with `lists`.
  init(
    menu: [WrittenLink], others: [WrittenLink], _ links: Links, lists: SiteLists, contentRoot: String
  ) {
    self.links = links
    self.lists = lists
    self.contentRoot = contentRoot
    for link in menu {
      let url = resolve(link, omission: "the menu omits the entry while its target is not published")
      if let url { self.menu.append((link.owner, url)) }
    }
    for link in others {
      self.others[link.written] = resolve(link, omission: "pages omit the link while its target is not published")
    }
  }

  /// Returns whether a page, a list, or a feed exists at `url` today.
  private func exists(_ url: String) -> Bool {
    let path = String(url.prefix { $0 != "#" && $0 != "?" })
    return links.pages.contains { $0.address?.url == path } || lists.haveURL(path, basePath: links.basePath)
  }

  /// Returns the URL of a link, or reports why it has none.
  private mutating func resolve(_ link: WrittenLink, omission: String) -> String? {
    switch links.url(of: link, omission: omission, contentRoot: contentRoot) {
    case .failure(let failure):
      diagnostics.append(failure.diagnostic)
      return nil
    case .success(let url):
      if let absence = links.absence(ofURL: url), !exists(url) {
        let finding = Diagnostic(
          .unpublishedLink, "\"\(link.owner)\" points to \"\(link.written)\", which \(absence.clause)",
          at: link.location, help: omission)
        diagnostics.append(absence.isDated ? finding.dated : finding)
        return nil
      }
      all.append(SettingsLink(link: link, url: url))
      return url
    }
  }
}
