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
  static func mayOccur(in source: ArraySlice<UInt8>) -> Bool {
    if source.firstIndex(of: UInt8(ascii: "{"), from: source.startIndex) != nil
      || source.firstIndex(of: "[/", from: source.startIndex) != nil
    {
      return true
    }
    var next = source.firstIndex(of: UInt8(ascii: "["), from: source.startIndex)
    while let start = next {
      let name = source[(start + 1)...].prefix(longest).prefix(while: AttributeText.isInName)
      let rest = source[name.endIndex...]
      if rest.first == UInt8(ascii: "]") ? isKnown(name) : AttributeText.isFirst(in: rest.prefix(longest)) {
        return true
      }
      next = source.firstIndex(of: UInt8(ascii: "["), from: start + 1)
    }
    return false
  }

  /// Returns the tags that begin on `line` of the shown text, `limit` at most. They can end on a later line.
  static func find(in line: Range<Int>, of shown: [UInt8], limit: Int) -> [StrayTag] {
    var found: [StrayTag] = []
    var position = line.lowerBound
    while position < line.upperBound, found.count < limit {
      let tag =
        switch shown[position] {
        case UInt8(ascii: "{"): templateTag(at: position, in: shown[line.lowerBound...])
        case UInt8(ascii: "["): shortcode(at: position, in: shown[line])
        default: nil as StrayTag?
        }
      position = tag?.markup.range.upperBound ?? position + 1
      if let tag { found.append(tag) }
    }
    return found
  }

  private static func templateTag(at start: Int, in text: ArraySlice<UInt8>) -> StrayTag? {
    guard let kind = kinds.first(where: { text[start...].starts(with: $0.start.utf8) }) else { return nil }
    let rest = text[start...].prefix(longest)
    let inside = start + kind.start.utf8.count
    guard let end = rest.firstIndex(of: kind.end, from: inside), !hasBlankLine(rest[..<end]) else { return nil }
    let words = rest[inside..<end].drop { $0.isHTMLSpace || $0 == UInt8(ascii: "-") }
    let hasSlash = words.first == UInt8(ascii: "/")
    let name = words.dropFirst(hasSlash ? 1 : 0).drop(while: \.isHTMLSpace).prefix(while: AttributeText.isInName)
    let isEnd = kind.start == "{%" && name.count > 3 && name.starts(with: "end".utf8)
    let tag = start..<(end + kind.end.utf8CodeUnitCount)
    return StrayTag(
      markup: markup(kind.name, in: linkDestination(around: tag, in: text) ?? tag), kind: kind.name,
      name: isEnd ? name.dropFirst(3) : name, isClosing: hasSlash || isEnd)
  }

  /// Returns whether lines of different paragraphs are in `text`.
  private static func hasBlankLine(_ text: ArraySlice<UInt8>) -> Bool {
    var next = text.firstIndex(of: UInt8(ascii: "\n"), from: text.startIndex)
    while let end = next {
      let line = text[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
      if line.endIndex < text.endIndex, line.allSatisfy({ $0 == 0 || $0.isHTMLSpace }) { return true }
      next = text.firstIndex(of: UInt8(ascii: "\n"), from: end + 1)
    }
    return false
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
  private static func shortcode(at start: Int, in line: ArraySlice<UInt8>) -> StrayTag? {
    let rest = line[(start + 1)...].prefix(longest)
    let isClosing = rest.first == UInt8(ascii: "/")
    let name = rest.dropFirst(isClosing ? 1 : 0).prefix(while: AttributeText.isInName)
    guard name.first?.isASCIILetter == true,
      let end = rest.firstIndex(of: UInt8(ascii: "]"), from: name.endIndex)
    else { return nil }
    let attributes = rest[name.endIndex..<end]
    let isShortcode =
      if isClosing {
        attributes.isEmpty && opens(name, in: line[..<start].suffix(longest))
      } else if attributes.isEmpty {
        isKnown(name) && isAlone(start..<(end + 1), in: line) || closes(name, in: line[end...].prefix(longest))
      } else {
        AttributeText.isFirst(in: attributes)
      }
    guard isShortcode else { return nil }
    return StrayTag(
      markup: markup("shortcode", in: start..<(end + 1)), kind: "shortcode", name: name, isClosing: isClosing)
  }

  private static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    name.count < 10 && known.contains(String(decoding: name, as: UTF8.self))
  }

  /// Returns whether `[name` or `[name]` is in `text`.
  private static func opens(_ name: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    text.firstRange(of: [UInt8(ascii: "[")] + name) != nil
  }

  /// Returns whether `[/name]` is in `text`.
  private static func closes(_ name: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    var next = text.firstIndex(of: "[/", from: text.startIndex)
    while let start = next {
      let rest = text[(start + 2)...]
      if rest.starts(with: name), rest.dropFirst(name.count).first == UInt8(ascii: "]") { return true }
      next = text.firstIndex(of: "[/", from: start + 2)
    }
    return false
  }

  private static func isAlone(_ range: Range<Int>, in line: ArraySlice<UInt8>) -> Bool {
    [line[..<range.lowerBound], line[range.upperBound...]].allSatisfy { $0.allSatisfy { $0 == 0 || $0.isHTMLSpace } }
  }

  private static func markup(_ name: String, in range: Range<Int>) -> StrayMarkup {
    StrayMarkup(
      rule: .unsupportedSyntax, range: range, message: "this \(name) is shown as plain text",
      help: "write text or Markdown instead, or put it in backticks to show it as code")
  }
}
