import Markdown

/// Renders Markdown, with each link resolved by `resolve`.
func rendered(
  _ markdown: String, options: MarkdownOptions = MarkdownOptions(), startLine: Int = 1,
  resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
) -> MarkdownDocument {
  MarkdownRenderer(options: options).render(Array(markdown.utf8)[...], startLine: startLine, resolve: resolve)
}

/// A link or an image with its location in a file.
struct PlacedLink {
  let kind: MarkdownLink.Kind
  let destination: String
  let line: Int
  let column: Int
  let length: Int
}

/// Returns the links and images of Markdown, in document order.
func links(of markdown: String, startLine: Int = 1) -> [PlacedLink] {
  links(of: Array(markdown.utf8)[...], startLine: startLine)
}

func links(of markdown: ArraySlice<UInt8>, startLine: Int = 1) -> [PlacedLink] {
  var links: [PlacedLink] = []
  _ = MarkdownRenderer().render(markdown, startLine: startLine) { link in
    guard let place = link.place else { return .locate }
    links.append(
      PlacedLink(
        kind: link.kind, destination: link.destination, line: place.line, column: place.column, length: place.length))
    return .keep
  }
  return links
}

/// Returns the HTML of Markdown.
func html(_ markdown: String, options: MarkdownOptions = MarkdownOptions()) -> String {
  rendered(markdown, options: options).text
}

extension MarkdownDocument {
  /// The HTML as a string.
  var text: String { String(decoding: html, as: UTF8.self) }
  /// The findings as reported for a file `page.md`.
  var messages: [String] { findings.map { $0.diagnostic(in: "page.md").description } }
}
