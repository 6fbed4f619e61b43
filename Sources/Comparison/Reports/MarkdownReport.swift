import Diagnostics
import Files

/// A report of a comparison as the body of a pull request comment on GitHub.
package struct MarkdownReport {
  /// GitHub's limit for the length of a comment in characters; here it is applied to bytes, which are never fewer.
  package static let limit = 65_536
  /// The first line, which is invisible. A workflow uses it to find its earlier comment.
  package static let marker = "<!-- broadside diff -->"

  private static let examples = 5
  private let comparison: SiteComparison

  /// Returns the report of `comparison` in at most ``limit`` bytes. Each section is collapsible. A section that is too
  /// long ends with the number of entries that it omits.
  package static func text(_ comparison: SiteComparison) -> String {
    Self(comparison: comparison).text
  }

  private init(comparison: SiteComparison) { self.comparison = comparison }

  private var text: String {
    var text = Self.marker + "\n### What this changes on the site\n\n" + summary + "\n\n" + warning
    let sections = sections.filter { !$0.entries.isEmpty }
    for (position, section) in sections.enumerated() {
      let share = (Self.limit - text.utf8.count) / (sections.count - position)
      text += section.html(limit: share)
    }
    return text
  }

  private var summary: String {
    if comparison.differingFiles == 0 { return "No changes: all files are identical." }
    let headline = comparison.headline.joined(separator: " · ")
    return headline.isEmpty ? "No visible changes." : "**\(headline)**"
  }

  private var warning: String {
    let count = comparison.lostURLs.count
    guard count > 0 else { return "" }
    let subject = count == 1 ? "1 URL" : "\(count) URLs"
    return """
      > [!WARNING]
      > This change breaks \(subject). If a page has moved, add its old URL to its `aliases`. If a page is gone, add a redirect \
      under `redirects` in `site.yml`.


      """
  }

  private var sections: [MarkdownSection] {
    [
      MarkdownSection("Broken URLs", isOpen: true, comparison.lostURLs.map(HTMLText.code)),
      MarkdownSection("Pages added", comparison.added.map(HTMLText.page)),
      MarkdownSection(
        "Pages removed",
        comparison.removed.map {
          HTMLText.page($0.page)
            + ($0.redirect.map { ", redirects to \(HTMLText.code($0))" } ?? ", <b>without a redirect</b>")
        }),
      MarkdownSection(
        "Pages moved",
        comparison.moved.map {
          "\(HTMLText.code($0.from)) → \(HTMLText.page($0.to))" + ($0.hasRedirect ? "" : ", <b>without a redirect</b>")
            + told($0.changes)
        }),
      MarkdownSection(
        "Pages changed", isOpen: true, comparison.changed.map { HTMLText.page($0.page) + told($0.changes) }),
      MarkdownSection(
        "Changed on several pages", isOpen: true, comparison.shared.map { listed($0.addresses) + told($0.changes) }),
      MarkdownSection("Redirects", comparison.redirects.map(redirect)),
      MarkdownSection(
        "Files", comparison.files.map { "\(HTMLText.code($0.path)) \($0.kind.rawValue), \($0.sizes)" } + search),
      MarkdownSection("Pages with changes only in the HTML", comparison.markupOnly.map(HTMLText.code)),
    ]
  }

  private func told(_ changes: [PageChange]) -> String {
    changes.map { change in
      if let (label, text) = change.told {
        return "<br>\(label): \(HTMLText.words(text.excerpt(around: 8, longest: 60)))"
      }
      guard let (label, added, removed) = change.named else { return "" }
      let names =
        removed.prefix(Self.examples).map { "<del>\(HTMLText.code($0))</del>" }
        + added.prefix(Self.examples).map { "<ins>\(HTMLText.code($0))</ins>" }
      let rest = removed.count + added.count - names.count
      return "<br>\(label): " + names.joined(separator: " ") + (rest > 0 ? " and \(rest) more" : "")
    }.joined()
  }

  private func listed(_ addresses: [String]) -> String {
    let rest = addresses.count - Self.examples
    let named = addresses.prefix(Self.examples).map(HTMLText.code).joined(separator: ", ")
    return "\(counted(addresses.count, "page")): \(named)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private func redirect(_ change: SiteComparison.RedirectChange) -> String {
    switch change {
    case .added(let from, let to): "\(HTMLText.code(from)) → \(HTMLText.code(to)) added"
    case .removed(let from, let to): "\(HTMLText.code(from)) → \(HTMLText.code(to)) removed"
    case .changed(let from, let old, let new):
      "\(HTMLText.code(from)) → \(HTMLText.code(new)), no longer \(HTMLText.code(old))"
    }
  }

  private var search: [String] {
    comparison.searchFiles == 0 ? [] : ["the search index, \(counted(comparison.searchFiles, "file"))"]
  }
}
