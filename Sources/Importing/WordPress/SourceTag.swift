import HTML

/// A tag in the HTML of an item, whose attributes can be changed.
struct SourceTag {
  /// From `<` to `>`.
  let source: Substring
  /// The name in lowercase.
  let name: String
  var isClosing: Bool { tag.isEndTag }

  private let tag: HTMLTag

  init(_ tag: HTMLTag, source: Substring) {
    self.tag = tag
    self.source = source
    name = tag.name
  }

  /// The value of an attribute, with its character references decoded; `nil` if it has none.
  subscript(attribute: StaticString) -> String? {
    tag[attribute].flatMap { attribute in
      attribute.valueRange.isEmpty && attribute.quote == nil ? nil : attribute.value.replacingControlCharacters
    }
  }

  /// Returns the tag with new values for attributes that it has.
  func setting(_ values: [String: String]) -> String {
    var changed: [UInt8] = []
    var start = tag.range.lowerBound
    for attribute in tag.attributes {
      guard let value = values[attribute.name] else { continue }
      changed += tag.bytes[start..<attribute.valueRange.lowerBound]
      let escaped = HTMLEscaping.escaped(value)
      changed += (attribute.quote == nil ? "\"\(escaped)\"" : escaped).utf8
      start = attribute.valueRange.upperBound
    }
    return String(decoding: changed + tag.bytes[start...], as: UTF8.self)
  }

  /// Returns an image.
  static func image(_ address: String, alternative: String = "") -> String {
    "<img src=\"\(HTMLEscaping.escaped(address))\" alt=\"\(HTMLEscaping.escaped(alternative))\">"
  }
}
