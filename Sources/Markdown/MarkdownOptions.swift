/// The options for converting Markdown to HTML, in addition to GitHub Flavored Markdown.
package struct MarkdownOptions: Hashable, Sendable {
  /// A Boolean value that indicates whether raw HTML is allowed. The tags in the GFM tag filter, event handlers and
  /// unsafe URLs never are.
  package var rawHTML: Bool
  /// A Boolean value that indicates whether straight quotes become curly, `--` and `---` become dashes, and `...`
  /// becomes an ellipsis.
  package var smartPunctuation: Bool
  /// A Boolean value that indicates whether `[^name]` refers to a footnote.
  package var footnotes: Bool
  /// A Boolean value that indicates whether headings get an `id`.
  package var headingIdentifiers: Bool

  package init(
    rawHTML: Bool = false, smartPunctuation: Bool = true, footnotes: Bool = true, headingIdentifiers: Bool = true
  ) {
    self.rawHTML = rawHTML
    self.smartPunctuation = smartPunctuation
    self.footnotes = footnotes
    self.headingIdentifiers = headingIdentifiers
  }
}
