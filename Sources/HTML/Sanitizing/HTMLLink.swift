/// A URL in raw HTML.
package struct HTMLLink {
  package enum Kind {
    case link
    /// An image that readers see. Its description is its alternative text.
    case image
    /// A file that the page loads: a video, captions, or an image without meaning, which has an empty `alt`.
    case file
  }

  package let kind: Kind
  /// The URL with its character references decoded.
  package let destination: String
  /// The alternative text of an image; empty for everything else.
  package let description: String
  /// The bytes of the attribute's value, or of its name if it has no value.
  package let range: Range<Int>
}

/// The way to write a URL in raw HTML.
package enum HTMLLinkResolution {
  case keep
  case replace(String)
  /// Omits the attribute. An image is replaced with its alternative text.
  case drop
}
