import HTML

/// The options for converting Markdown to HTML, in addition to GitHub Flavored Markdown.
package struct MarkdownOptions: Hashable, Sendable {
  /// A Boolean value that indicates whether raw HTML is written as HTML, as far as `HTMLSanitizer` allows it.
  package var rawHTML: Bool
  /// The schemes that URLs can have.
  package var schemes: AllowedSchemes
  /// A Boolean value that indicates whether straight quotes become curly, `--` and `---` become dashes, and `...`
  /// becomes an ellipsis.
  package var smartPunctuation: Bool
  /// A Boolean value that indicates whether `[^name]` refers to a footnote.
  package var footnotes: Bool
  /// A Boolean value that indicates whether headings get an `id`.
  package var headingIdentifiers: Bool
  /// A Boolean value that indicates whether all stray markup is reported, not only the tags and attributes of
  /// other tools.
  package var reportsStrayMarkup: Bool
  /// The names of the components that Markdown can contain, for messages.
  package var components: [String] = []

  package init(
    rawHTML: Bool = false, schemes: AllowedSchemes = .standard, smartPunctuation: Bool = true, footnotes: Bool = true,
    headingIdentifiers: Bool = true, reportsStrayMarkup: Bool = false
  ) {
    self.rawHTML = rawHTML
    self.schemes = schemes
    self.smartPunctuation = smartPunctuation
    self.footnotes = footnotes
    self.headingIdentifiers = headingIdentifiers
    self.reportsStrayMarkup = reportsStrayMarkup
  }
}
