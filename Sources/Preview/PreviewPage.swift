import Build
import FoundationEssentials
import Site
import Values

/// A file of the site as it is shown.
struct PreviewPage: Sendable {
  let bytes: [UInt8]
  /// What tells it from what it becomes; never 0.
  let version: UInt64
  private let marks: String
  private let delay: Publication.Delay?

  /// `marks` are styles of links, which are not in the page but belong to how it looks.
  init(_ made: SiteSnapshot.Made, marks: String) {
    bytes = made.bytes
    self.marks = marks
    delay = made.delay
    var fingerprint = Fingerprint(marks)
    fingerprint.combine(made.bytes)
    fingerprint.combine(made.delay.map(Self.text) ?? "")
    version = max(1, fingerprint.value)
  }

  /// The same for all but the tags of style sheets. The preview's own sheet, which has the marks, is not among these.
  var restVersion: UInt64 {
    var fingerprint = Fingerprint(marks)
    fingerprint.combine(StyleSheets(in: bytes).rest)
    fingerprint.combine(delay.map(Self.text) ?? "")
    return fingerprint.value
  }

  /// The tags of its style sheets, as a JSON array.
  var styleSheets: String? {
    (try? JSONEncoder().encode(StyleSheets(in: bytes).tags)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The page with the script that listens for changes, and a mark where readers do not see it yet.
  var live: [UInt8] {
    let mark = delay.map { "<p class=\"broadside-mark\">\(Self.text(of: $0))</p>" } ?? ""
    return Self.live(bytes, version: version, mark: mark)
  }
}

extension PreviewPage {
  /// Where the preview's own files lie; no site has such a path, for a name that begins with a dot is never published.
  static let folder = "/.broadside/"

  private static func live(_ html: [UInt8], version: UInt64, mark: String = "") -> [UInt8] {
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
      <body>\(problems.html)</body>
      </html>
      """
    return live(Array(html.utf8), version: 0)
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
