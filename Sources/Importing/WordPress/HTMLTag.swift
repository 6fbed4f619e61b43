/// An HTML tag, from `<` to `>`.
struct HTMLTag {
  let source: Substring
  /// The name in lowercase, without a slash.
  let name: String
  let isClosing: Bool

  init(_ source: Substring) {
    self.source = source
    let inner = source.utf8.dropFirst()
    isClosing = inner.first == UInt8(ascii: "/")
    let name = (isClosing ? inner.dropFirst() : inner).prefix { byte in
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D: true
      default: false
      }
    }
    self.name = Substring(name).lowercased()
  }

  /// The value of an attribute, with its character references decoded.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }.map { String(source[$0.value]).decodingReferences }
  }

  /// Returns the tag with a new value for `attribute`.
  func setting(_ attribute: String, to value: String) -> String {
    guard let place = attributes.first(where: { $0.name == attribute })?.value else { return String(source) }
    let isQuoted =
      place.lowerBound > source.startIndex && "\"'".contains(source[source.index(before: place.lowerBound)])
    let escaped = value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    return source[..<place.lowerBound] + (isQuoted ? escaped : "\"\(escaped)\"") + source[place.upperBound...]
  }

  /// Returns the tag with new values for two attributes.
  func setting(_ first: String, to value: String, _ second: String, to other: String) -> String {
    HTMLTag(setting(first, to: value)[...]).setting(second, to: other)
  }

  private var attributes: [(name: String, value: Range<Substring.Index>)] {
    var found: [(String, Range<Substring.Index>)] = []
    var rest = source.drop { !$0.isWhitespace }
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      let name = rest.prefix { !$0.isWhitespace && !"=/>".contains($0) }
      rest = rest[name.endIndex...].drop(while: \.isWhitespace)
      guard !name.isEmpty else { return found }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      let value: Substring
      if let quote = rest.first, quote == "\"" || quote == "'" {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest[value.endIndex...].dropFirst()
      } else {
        value = rest.prefix { !$0.isWhitespace && $0 != ">" }
        rest = rest[value.endIndex...]
      }
      found.append((name.lowercased(), value.startIndex..<value.endIndex))
    }
  }
}
