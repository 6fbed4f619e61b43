import HTML

/// Attributes as other tools write them in brackets and braces: `ids="1,2"`, `width=50%`.
enum AttributeText {
  /// Returns whether text begins with a space and an attribute.
  static func isFirst(in text: ArraySlice<UInt8>) -> Bool {
    text.first?.isHTMLSpace == true && isAttribute(text.drop(while: \.isHTMLSpace))
  }

  /// Returns whether text begins with a name, an equals sign, and a value.
  static func isAttribute(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.prefix(while: isInName)
    let value = text[name.endIndex...]
    return name.first?.isASCIILetter == true && value.first == UInt8(ascii: "=")
      && value.dropFirst().first?.isHTMLSpace == false
  }

  /// Returns whether a byte can be part of the name of an attribute or a tag.
  static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}
