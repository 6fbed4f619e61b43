/// How Markdown becomes HTML: what is accepted beside GitHub Flavored Markdown, and what is added.
package struct MarkdownOptions: Hashable, Sendable {
  /// Whether raw HTML passes. Tags that the GFM tag filter names, event handlers and unsafe URLs never do.
  package var rawHTML: Bool
  /// Whether straight quotes become curly, `--` and `---` dashes, and `...` an ellipsis.
  package var smartPunctuation: Bool
  /// Whether `[^name]` refers to a footnote.
  package var footnotes: Bool
  /// Whether headings get an `id`.
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
