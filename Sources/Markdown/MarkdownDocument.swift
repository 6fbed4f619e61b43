/// A Markdown text converted to HTML, with what others need to know of it.
package struct MarkdownDocument: Hashable, Sendable {
  /// A text of nothing.
  package static let empty = MarkdownDocument()

  /// The HTML, in UTF-8, as a fragment to put into a page.
  package var html: [UInt8] = []
  /// The components that stand in the HTML as marks, for ``assembled(_:)``.
  package var components: [MarkdownComponent] = []
  /// The headings in the order of the HTML.
  package var headings: [MarkdownHeading] = []
  /// What is wrong with the text, in no particular order. A text that is refused as a whole has no HTML and one
  /// finding.
  package var findings: [MarkdownFinding] = []
}

/// A heading of a Markdown text.
package struct MarkdownHeading: Hashable, Sendable {
  /// 1 for `#`, to 6.
  package var level: Int
  /// The `id` of its element: a fragment that links can name. Unique within the document.
  package var id: String
  /// The heading as plain text.
  package var title: String
  /// Where it begins in the file.
  package var place: MarkdownPlace
}

/// A link or an image of a Markdown text.
package struct MarkdownLink: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case link
    case image
  }

  package var kind: Kind
  /// Where it leads, as written, but for backslashes and entities, which are resolved.
  package var destination: String
  /// The description of an image, as plain text; empty for a link.
  package var description: String
  /// Where the destination stands; `nil` until it is asked for with ``LinkResolution/locate``.
  ///
  /// A link by reference (`[text][name]`) and a destination written with escapes have the place of the link instead.
  package var place: MarkdownPlace?
}

/// A place in the file that a Markdown text lies in.
package struct MarkdownPlace: Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// Counted from 1 in Unicode scalars.
  package var column: Int
  /// How many Unicode scalars it spans; at least 1.
  package var length: Int
}

/// What to write for the destination of a link or an image.
package enum LinkResolution: Hashable, Sendable {
  /// The destination as it was written.
  case keep
  /// Another destination.
  case replace(String)
  /// No link at all: its text, or the image's description, stays.
  case drop
  /// What its place will decide: the text is converted again, and each link asked for with its place.
  case locate
}
