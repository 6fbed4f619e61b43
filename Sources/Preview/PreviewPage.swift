import Site

/// What a preview adds to the pages it shows.
enum PreviewPage {
  /// Where the preview's own files lie; no site has such a path, for a name that begins with a dot is never published.
  static let folder = "/.broadside/"

  /// `html` with the script that listens for changes, and a mark where readers do not see the page yet. `version` tells the page as it is
  /// here from what it becomes.
  static func live(_ html: [UInt8], version: UInt64, delay: Publication.Delay?) -> [UInt8] {
    let mark = delay.map { "<p class=\"broadside-mark\">\(text(of: $0))</p>" } ?? ""
    let added = """
      <link rel="stylesheet" href="\(folder)preview.css">\(mark)\
      <script src="\(folder)live.js" data-version="\(version)"></script>

      """
    let end = Array("</body>".utf8)
    let start = html.indices.reversed().first { html[$0...].starts(with: end) } ?? html.endIndex
    return html[..<start] + Array(added.utf8) + html[start...]
  }

  /// A page that shows `problems` in the place of one that cannot be made.
  static func errors(_ problems: Problems) -> [UInt8] {
    let html = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>This page cannot be shown yet</title>
      <link rel="stylesheet" href="\(folder)problems.css">
      <body><section>\(problems.html)</section></body>
      </html>
      """
    return live(Array(html.utf8), version: 0, delay: nil)
  }

  /// Styles of the marks of links that lead to pages which readers do not see yet.
  static func styles(marking delayed: [(url: String, delay: Publication.Delay)]) -> String {
    delayed.map { page in
      "a[href=\"\(escaped(page.url))\"]::after{content:\" (\(word(for: page.delay)))\"}\n"
    }.joined()
  }

  private static func escaped(_ url: String) -> String {
    url.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private static func word(for delay: Publication.Delay) -> String {
    switch delay {
    case .draft: "draft"
    case .scheduled(let date): date.isoText
    }
  }

  private static func text(of delay: Publication.Delay) -> String {
    switch delay {
    case .draft: "Draft: readers do not see this page."
    case .scheduled(let date): "Readers see this page from \(date.isoText) on."
    }
  }
}
