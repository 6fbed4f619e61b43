/// An HTML tag as a browser parses it.
package struct HTMLTag {
  /// The name of the element, in lowercase.
  package var name: ArraySlice<UInt8>
  package var isEndTag: Bool
  /// Whether it ends with `/>`, which only SVG and MathML elements need not close.
  package var isSelfClosing = false
  /// The position of its `<`.
  package var start: Int
  /// The names in lowercase, and the values as written. If a name is repeated, browsers use its first value.
  package var attributes: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)]
}
