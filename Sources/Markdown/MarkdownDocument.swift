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

/// A heading in Markdown text.
package struct MarkdownHeading: Hashable, Sendable {
  /// The level, from 1 for `#` to 6.
  package var level: Int
  /// The `id` of the element, which is unique within the document and which links can use as a fragment.
  package var id: String
  /// The heading as plain text.
  package var title: String
  /// The start of the heading in the file.
  package var place: MarkdownPlace
}

/// A link or an image in Markdown text.
package struct MarkdownLink: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case link
    case image
  }

  package var kind: Kind
  /// The destination as written, with backslashes and entities resolved.
  package var destination: String
  /// The plain-text description of an image; empty for a link.
  package var description: String
  /// The place of the destination; `nil` until it is requested with ``LinkResolution/locate``.
  ///
  /// For a reference link (`[text][name]`), and for a destination with escapes, the place of the link.
  package var place: MarkdownPlace?
}

/// A place in the file that contains the Markdown text.
package struct MarkdownPlace: Hashable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The column, counted from 1 in Unicode scalars.
  package var column: Int
  /// The length in Unicode scalars; at least 1.
  package var length: Int
}

/// The way to write the destination of a link or an image.
package enum LinkResolution: Hashable, Sendable {
  /// Keeps the destination.
  case keep
  /// Replaces the destination.
  case replace(String)
  /// Removes the link and keeps its text or the image's description.
  case drop
  /// Defers the decision until the place is known: the text is converted again, and each link has its place.
  case locate
}
