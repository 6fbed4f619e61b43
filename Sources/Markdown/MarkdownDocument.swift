/// The HTML of Markdown text, with its components, headings and findings.
package struct MarkdownDocument: Hashable, Sendable {
  /// An empty document.
  package static let empty = MarkdownDocument()

  /// The HTML fragment, in UTF-8.
  package var html: [UInt8] = []
  /// The components, which are placeholders in the HTML, for ``assembled(_:)``.
  package var components: [MarkdownComponent] = []
  /// The headings in the order of the HTML.
  package var headings: [MarkdownHeading] = []
  /// The errors in the text, in no particular order. A text that is rejected as a whole has no HTML and one finding.
  package var findings: [MarkdownFinding] = []
}
