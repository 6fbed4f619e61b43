import Build
import FoundationEssentials
import Site
import Values

/// A file of the site, as the preview serves it.
struct PreviewPage: Sendable {
  let bytes: [UInt8]
  /// A fingerprint of the page, which changes with its content. Never 0.
  let version: UInt64
  private let marks: String
  private let delay: Publication.Delay?

  /// Creates a page from a rendered file. `marks` are the styles of link labels, which are not in the file but affect
  /// how it looks.
  init(_ made: SiteSnapshot.Made, marks: String) {
    bytes = made.bytes
    self.marks = marks
    delay = made.delay
    var fingerprint = Fingerprint(marks)
    fingerprint.combine(made.bytes)
    fingerprint.combine(made.delay.map(Self.text) ?? "")
    version = max(1, fingerprint.value)
  }

  /// A fingerprint of everything but the tags of style sheets. The preview's own style sheet, which contains the link
  /// labels, is not one of them.
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

  /// The page with the script that listens for changes, and a label if the page is not published yet.
  var live: [UInt8] {
    let mark = delay.map { "<p class=\"broadside-mark\">\(Self.text(of: $0))</p>" } ?? ""
    return Self.live(bytes, version: version, mark: mark)
  }
}

extension PreviewPage {
  /// The path of the preview's own files. No site has such a path, because names that begin with a dot are never
  /// published.
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

  /// Returns a page that shows `problems` in place of a page that cannot be rendered.
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

  /// Returns the styles that label links to pages that are not published yet.
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
    case .draft: "Draft: this page is not published."
    case .scheduled(let date): "Scheduled: this page is published on \(date.isoText)."
    }
  }
}
