/// An attribute of a tag.
package struct HTMLAttribute {
  private let source: [UInt8]
  /// The bytes of the name.
  package let nameRange: Range<Int>
  /// The bytes of the value without its quotation marks; empty and after the name if there is no value.
  package let valueRange: Range<Int>
  /// The quotation mark around the value, if there is one.
  package let quote: UInt8?

  init(_ source: [UInt8], name: Range<Int>, value: Range<Int>, quote: UInt8? = nil) {
    self.source = source
    nameRange = name
    valueRange = value
    self.quote = quote
  }

  /// The bytes from the name to the end of the value, including its quotation marks.
  package var range: Range<Int> {
    nameRange.lowerBound..<(max(nameRange.upperBound, valueRange.upperBound) + (quote == nil ? 0 : 1))
  }

  /// The name, in lowercase.
  package var name: String { String(decoding: nameBytes, as: UTF8.self) }

  /// The name as bytes, in lowercase.
  package var nameBytes: ArraySlice<UInt8> { source[nameRange].asciiLowercased }

  /// Returns whether the attribute has this name, which must be in lowercase.
  package func isNamed(_ name: StaticString) -> Bool { source[nameRange].isCaseInsensitively(name) }

  /// The value as the page's scripts see it: character references are decoded, and a line break is a line feed.
  package var value: String { String(decoding: valueBytes, as: UTF8.self) }

  /// The bytes of ``value``; the memory of the source if nothing needs to be decoded.
  package var valueBytes: ArraySlice<UInt8> {
    let written = source[valueRange]
    guard written.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D || $0 == 0 }) else { return written }
    return CharacterReferences.decoding(SourceCharacters.normalized(written)[...], in: .attribute)[...]
  }
}
