import HTML

/// Tags and shortcodes of other tools: `{% … %}`, `{{ … }}`, `{{< … >}}`, `{{% … %}}`, `[gallery ids="1,2"]`.
enum StrayTags {
  private struct Kind {
    let start: String
    let end: StaticString
    let name: String
  }

  /// The kinds; one that begins like another comes first.
  private static let kinds = [
    Kind(start: "{{<", end: ">}}", name: "Hugo shortcode"),
    Kind(start: "{{%", end: "%}}", name: "Hugo shortcode"),
    Kind(start: "{{", end: "}}", name: "template expression"),
    Kind(start: "{%", end: "%}", name: "template tag"),
  ]
  /// Shortcodes of WordPress that are often written without attributes.
  private static let known: Set = ["audio", "gallery", "playlist", "video"]
  /// The maximum length of a tag in bytes, which limits the work for text with many unclosed tags.
  private static let longest = 1000

  /// Returns whether Markdown text may contain a tag, a shortcode, or attributes in braces.
  static func mayBe(in source: ArraySlice<UInt8>) -> Bool {
    if source.firstIndex(of: UInt8(ascii: "{"), from: source.startIndex) != nil { return true }
    var next = source.firstIndex(of: UInt8(ascii: "["), from: source.startIndex)
    while let start = next {
      if shortcode(at: start, in: source[start...]) != nil { return true }
      next = source.firstIndex(of: UInt8(ascii: "["), from: start + 1)
    }
    return false
  }

  /// Returns the tags that begin on `line` of the shown text. They can end on a later line.
  static func find(in line: Range<Int>, of shown: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.lowerBound
    while position < line.upperBound {
      let markup =
        switch shown[position] {
        case UInt8(ascii: "{"): templateTag(at: position, in: shown[line.lowerBound...])
        case UInt8(ascii: "["): shortcode(at: position, in: shown[line])
        default: nil as StrayMarkup?
        }
      position = markup?.range.upperBound ?? position + 1
      if let markup { found.append(markup) }
    }
    return found
  }

  private static func templateTag(at start: Int, in text: ArraySlice<UInt8>) -> StrayMarkup? {
    let rest = text[start...].prefix(longest)
    guard let kind = kinds.first(where: { rest.starts(with: $0.start.utf8) }),
      let end = rest.firstIndex(of: kind.end, from: start + kind.start.utf8.count)
    else { return nil }
    let tag = start..<(end + kind.end.utf8CodeUnitCount)
    return markup(kind.name, in: linkDestination(around: tag, in: text) ?? tag)
  }

  /// Returns the range from `](` to `)` if a tag is in a link's destination.
  private static func linkDestination(around tag: Range<Int>, in text: ArraySlice<UInt8>) -> Range<Int>? {
    let before = text[..<tag.lowerBound].suffix(longest)
    let line = text[tag.upperBound...].prefix(longest).prefix { $0 != UInt8(ascii: "\n") }
    guard let start = before.lastIndex(where: { "()".utf8.contains($0) }), text[..<start].last == UInt8(ascii: "]"),
      text[start] == UInt8(ascii: "("), let end = line.firstIndex(of: UInt8(ascii: ")"), from: tag.upperBound)
    else { return nil }
    return (start - 1)..<(end + 1)
  }

  /// Returns a shortcode with an attribute, as WordPress writes it, or a tag of a pair.
  private static func shortcode(at start: Int, in line: ArraySlice<UInt8>) -> StrayMarkup? {
    let rest = line[(start + 1)...].prefix(longest)
    let isClosing = rest.first == UInt8(ascii: "/")
    let name = rest.dropFirst(isClosing ? 1 : 0).prefix(while: isInName)
    guard name.first?.isASCIILetter == true,
      let end = rest.firstIndex(of: UInt8(ascii: "]"), from: name.endIndex)
    else { return nil }
    let attributes = rest[name.endIndex..<end]
    let isShortcode =
      if isClosing {
        attributes.isEmpty && line[..<start].suffix(longest).firstRange(of: [UInt8(ascii: "[")] + name) != nil
      } else if attributes.isEmpty {
        isAlone(start..<(end + 1), in: line) && known.contains(String(decoding: name, as: UTF8.self))
          || line[end...].prefix(longest).firstRange(of: Array("[/".utf8) + name) != nil
      } else {
        isAttributes(attributes)
      }
    return isShortcode ? markup("shortcode", in: start..<(end + 1)) : nil
  }

  private static func isAlone(_ range: Range<Int>, in line: ArraySlice<UInt8>) -> Bool {
    (line[..<range.lowerBound] + line[range.upperBound...]).allSatisfy { $0 == 0 || $0.isHTMLSpace }
  }

  private static func isAttributes(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first?.isHTMLSpace == true else { return false }
    let name = text.trimmingSpaces().prefix(while: isInName)
    let value = text[name.endIndex...]
    return name.first?.isASCIILetter == true && value.first == UInt8(ascii: "=")
      && value.dropFirst().first?.isHTMLSpace == false
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func markup(_ name: String, in range: Range<Int>) -> StrayMarkup {
    StrayMarkup(
      rule: .unsupportedSyntax, range: range, message: "this \(name) is shown as plain text",
      help: "write text or Markdown instead, or put it in backticks to show it as code")
  }
}
