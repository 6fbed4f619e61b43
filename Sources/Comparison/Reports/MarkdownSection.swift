/// A collapsible section of a report: one block of HTML without blank lines, so that its content is not read as
/// Markdown.
struct MarkdownSection {
  let title: String
  /// A Boolean value that indicates whether a short section is expanded.
  let isOpen: Bool
  /// The entries in HTML.
  let entries: [String]

  private static let longestOpen = 20

  init(_ title: String, isOpen: Bool = false, _ entries: [String]) {
    self.title = title
    self.isOpen = isOpen
    self.entries = entries
  }

  /// Returns the section in at most `limit` bytes. Entries that do not fit are replaced by their number. Returns an
  /// empty string if not even the number fits.
  func html(limit: Int) -> String {
    let start =
      "<details\(isOpen && entries.count <= Self.longestOpen ? " open" : "")>\n"
      + "<summary>\(title) (\(entries.count))</summary>\n<ul>\n"
    let end = "</ul>\n</details>\n\n"
    var left = limit - start.utf8.count - end.utf8.count - rest(entries.count).utf8.count
    guard left >= 0 else { return "" }
    var lines = ""
    for (position, entry) in entries.enumerated() {
      let line = "<li>\(entry)</li>\n"
      left -= line.utf8.count
      if left < 0 { return start + lines + rest(entries.count - position) + end }
      lines += line
    }
    return start + lines + end
  }

  private func rest(_ count: Int) -> String { "<li>and \(count) more (too many for a comment)</li>\n" }
}
