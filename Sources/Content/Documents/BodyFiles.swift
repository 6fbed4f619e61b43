/// The files that the Markdown of a document may use, as fingerprints of their paths in the content folder. Whether the
/// files exist is not known here.
package struct BodyFiles: Sendable {
  /// The files in links, images, attributes of components, and attributes in HTML.
  package let linked: [UInt64]
  /// The files in other text.
  package let mentioned: [UInt64]
}
