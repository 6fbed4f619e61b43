import HTML

/// Tags and shortcodes of other generators: `{% … %}`, `{{ … }}`, `{{< … >}}`, `{{% … %}}`, `[gallery ids="1,2"]`.
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
  /// The maximum length of a tag in bytes, which limits the work for a line with many unclosed tags.
  private static let longest = 1000

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.startIndex
    while position < line.endIndex {
      switch line[position] {
      case UInt8(ascii: "{"): append(templateTag(at: position, in: line), to: &found, &position)
      case UInt8(ascii: "["): append(shortcode(at: position, in: line), to: &found, &position)
      default: position += 1
      }
    }
    return found
  }

  private static func append(_ markup: StrayMarkup?, to found: inout [StrayMarkup], _ position: inout Int) {
    position = markup?.range.upperBound ?? position + 1
    if let markup { found.append(markup) }
  }

  private static func templateTag(at start: Int, in line: ArraySlice<UInt8>) -> StrayMarkup? {
    let rest = line[start...].prefix(longest)
    guard let kind = kinds.first(where: { rest.starts(with: $0.start.utf8) }),
      let end = rest.firstIndex(of: kind.end, from: start + kind.start.utf8.count)
    else { return nil }
    let tag = start..<(end + kind.end.utf8CodeUnitCount)
    return markup(kind.name, in: linkDestination(around: tag, in: line) ?? tag)
  }

  /// Returns the range from `](` to `)` if a tag is in a link's destination.
  private static func linkDestination(around tag: Range<Int>, in line: ArraySlice<UInt8>) -> Range<Int>? {
    let before = line[..<tag.lowerBound].suffix(longest)
    guard let start = before.lastIndex(where: { "()".utf8.contains($0) }), line[..<start].last == UInt8(ascii: "]"),
      line[start] == UInt8(ascii: "("),
      let end = line[tag.upperBound...].prefix(longest).firstIndex(of: UInt8(ascii: ")"), from: tag.upperBound)
    else { return nil }
    return (start - 1)..<(end + 1)
  }

  /// Returns a shortcode with an attribute, as WordPress writes it, or the tag that closes one.
  private static func shortcode(at start: Int, in line: ArraySlice<UInt8>) -> StrayMarkup? {
    let rest = line[(start + 1)...].prefix(longest)
    guard let end = rest.firstIndex(of: UInt8(ascii: "]"), from: rest.startIndex) else { return nil }
    let isClosing = rest.first == UInt8(ascii: "/")
    let name = rest.dropFirst(isClosing ? 1 : 0).prefix(while: isInName)
    let attributes = rest[name.endIndex..<end]
    guard name.first?.isASCIILetter == true,
      isClosing ? attributes.isEmpty && isOpened(name, before: start, in: line) : isAttributes(attributes)
    else { return nil }
    return markup("shortcode", in: start..<(end + 1))
  }

  /// Returns whether a shortcode with this name begins earlier on the line.
  private static func isOpened(_ name: ArraySlice<UInt8>, before end: Int, in line: ArraySlice<UInt8>) -> Bool {
    line[..<end].suffix(longest).firstRange(of: [UInt8(ascii: "[")] + name) != nil
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
      range: range, message: "this \(name) is shown as plain text",
      help: "replace it with the text or Markdown that it stands for, or put it in backticks to show it as code")
  }
}
