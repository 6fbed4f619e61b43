/// A run of text in an HTML source.
package struct HTMLText {
  /// The bytes of the text.
  package let range: Range<Int>
  /// A Boolean value that indicates whether `&` is just a character, as in a script or a CDATA section.
  package let isLiteral: Bool
}
