import Markdown

/// The Markdown converted, each link as `resolve` says.
func rendered(
  _ markdown: String, options: MarkdownOptions = MarkdownOptions(), startLine: Int = 1,
  resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
) -> MarkdownDocument {
  MarkdownRenderer(options: options).render(Array(markdown.utf8)[...], startLine: startLine, resolve: resolve)
}

/// The HTML of the Markdown.
func html(_ markdown: String, options: MarkdownOptions = MarkdownOptions()) -> String {
  rendered(markdown, options: options).text
}

extension MarkdownDocument {
  /// The HTML as text.
  var text: String { String(decoding: html, as: UTF8.self) }
  /// The findings as they are shown for a file `page.md`.
  var messages: [String] { findings.map { $0.diagnostic(in: "page.md").description } }
}
