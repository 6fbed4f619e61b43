import Diagnostics
import Files

/// A report of a comparison as lines for a terminal.
package struct TextReport {
  private let comparison: SiteComparison
  private let hasColor: Bool
  private var lines: [String] = []
  /// The number of URLs to list for a change that pages share.
  private static let examples = 5

  /// Returns the report of `comparison`. With color, removed words are red and added words are green; without color,
  /// they are in `[-…-]` and `{+…+}`, as in Git's word diff.
  package static func text(_ comparison: SiteComparison, hasColor: Bool) -> String {
    var report = Self(comparison: comparison, hasColor: hasColor)
    report.write()
    return report.lines.map { $0 + "\n" }.joined()
  }

  private init(comparison: SiteComparison, hasColor: Bool) {
    self.comparison = comparison
    self.hasColor = hasColor
  }

  private mutating func write() {
    guard comparison.differingFiles > 0 else { return lines.append("The two sites are identical.") }
    let headline = comparison.headline.joined(separator: ", ")
    lines.append(headline.isEmpty ? "No visible changes." : headline)
    section("Broken URLs", comparison.lostURLs.map(\.onOneLine))
    section("Added", comparison.added.map(page))
    section(
      "Removed",
      comparison.removed.map {
        page($0.page) + ($0.redirect.map { " (redirects to \($0.onOneLine))" } ?? "")
      })
    section("Moved", comparison.moved.flatMap(moved))
    section(
      "Changed", comparison.changed.flatMap { [page($0.page)] + $0.changes.flatMap(told) })
    section(
      "Changed on several pages",
      comparison.shared.flatMap { [listed($0.addresses)] + $0.changes.flatMap(told) })
    section("Redirects", comparison.redirects.map(redirect))
    section("Files", comparison.files.map { "\($0.kind.rawValue)   \($0.path.onOneLine)   \($0.sizes)" } + search)
    if !comparison.markupOnly.isEmpty { section("Changed only in the HTML", [listed(comparison.markupOnly)]) }
  }

  private mutating func section(_ title: String, _ entries: [String]) {
    if entries.isEmpty { return }
    lines += ["", title] + entries.map { "  " + $0 }
  }

  private func page(_ page: SiteComparison.Page) -> String { "\(page.address)   \(page.title)".onOneLine }

  private func moved(_ page: SiteComparison.MovedPage) -> [String] {
    let advice = page.hasRedirect ? "" : ", without a redirect"
    return ["\(page.from) → \(page.to.address)\(advice)   \(page.to.title)".onOneLine] + page.changes.flatMap(told)
  }

  private func told(_ change: PageChange) -> [String] {
    if let (label, text) = change.told { return ["  \(label): \(words(text.excerpt(around: 8, longest: 60)))"] }
    if let (label, added, removed) = change.named {
      return ["  \(label): " + (removed.map { "-\($0)" } + added.map { "+\($0)" }).joined(separator: " ").onOneLine]
    }
    return []
  }

  private func words(_ change: TextChange) -> String {
    change.parts.map { part in
      switch part {
      case .same(let text): text.onOneLine
      case .removed(let text): hasColor ? "\u{1B}[31m\(text.onOneLine)\u{1B}[0m" : "[-\(text.onOneLine)-]"
      case .added(let text): hasColor ? "\u{1B}[32m\(text.onOneLine)\u{1B}[0m" : "{+\(text.onOneLine)+}"
      }
    }.joined(separator: " ")
  }

  private func listed(_ addresses: [String]) -> String {
    let rest = addresses.count - Self.examples
    let named = addresses.prefix(Self.examples).joined(separator: ", ").onOneLine
    return "\(counted(addresses.count, "page")): \(named)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private func redirect(_ change: SiteComparison.RedirectChange) -> String {
    let line =
      switch change {
      case .added(let from, let to): "added     \(from) → \(to)"
      case .removed(let from, let to): "removed   \(from) → \(to)"
      case .changed(let from, let old, let new): "changed   \(from) → \(new), no longer \(old)"
      }
    return line.onOneLine
  }

  private var search: [String] {
    comparison.searchFiles == 0
      ? [] : ["changed   the search index, \(counted(comparison.searchFiles, "file"))"]
  }
}
