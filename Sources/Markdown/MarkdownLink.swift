/// A link or an image in Markdown text.
package struct MarkdownLink: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case link
    case image
    /// A file that raw HTML loads: a video, captions, or an image without meaning, which has an empty `alt`.
    case file
  }

  package var kind: Kind
  /// The destination as written, with backslashes and entities resolved.
  package var destination: String
  /// The plain-text description of an image; empty for a link.
  package var description: String
  /// A Boolean value that indicates whether the link is in raw HTML.
  package var isHTML = false
  /// The place of the destination; `nil` until it is requested with ``LinkResolution/locate``.
  ///
  /// For a reference link (`[text][name]`), and for a destination with escapes, the place of the link.
  package var place: MarkdownPlace?
}
