/// A start tag or an end tag.
package struct HTMLTag {
  private let source: [UInt8]
  /// The bytes from `<` to `>`.
  package let range: Range<Int>
  /// The bytes of the name.
  package let nameRange: Range<Int>
  package let isEndTag: Bool
  /// A Boolean value that indicates whether it ends with `/>`, which only SVG and MathML elements need not close.
  package let isSelfClosing: Bool

  init(_ source: [UInt8], _ range: Range<Int>, nameRange: Range<Int>, isEndTag: Bool, isSelfClosing: Bool) {
    self.source = source
    self.range = range
    self.nameRange = nameRange
    self.isEndTag = isEndTag
    self.isSelfClosing = isSelfClosing
  }

  /// The bytes from `<` to `>`.
  package var bytes: ArraySlice<UInt8> { source[range] }

  /// The name of the element, in lowercase.
  package var name: String { String(decoding: nameBytes, as: UTF8.self) }

  /// The name of the element as bytes, in lowercase.
  package var nameBytes: ArraySlice<UInt8> { source[nameRange].asciiLowercased }

  /// The name of the element as a number.
  var elementName: ElementName { ElementName(source[nameRange]) }

  /// A Boolean value that indicates whether the element never has content or an end tag, as `br`.
  package var isVoid: Bool { ElementName.void.contains(elementName) }

  /// Returns whether the start tag is a whole element, as `<br>` or, in SVG and MathML, `<path/>`.
  func isWholeElement(isForeign: Bool) -> Bool {
    isVoid || isSelfClosing && (isForeign || isNamed("svg") || isNamed("math"))
  }

  /// Returns whether the element has this name, which must be in lowercase.
  package func isNamed(_ name: StaticString) -> Bool { source[nameRange].isCaseInsensitively(name) }

  /// The attributes in order. If a name is repeated, browsers use the first one, and the others are omitted.
  package var attributes: HTMLAttributes { HTMLAttributes(source, nameRange.upperBound..<range.upperBound) }

  /// The first attribute with this name, which must be in lowercase.
  package subscript(name: StaticString) -> HTMLAttribute? {
    var scanner = AttributeScanner(source, nameRange.upperBound..<range.upperBound)
    while let attribute = scanner.next() { if attribute.isNamed(name) { return attribute } }
    return nil
  }
}
