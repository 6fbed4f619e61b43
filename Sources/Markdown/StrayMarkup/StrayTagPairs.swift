import HTML

/// Pairs of tags of other tools, such as `[button url="/join/"]` and `[/button]`, which are a single mistake.
enum StrayTagPairs {
  /// Returns `tags`, which are in the order of `source`, without the closing tags of pairs.
  static func withoutClosingTags(_ tags: [StrayMarkup], of source: [UInt8]) -> [StrayMarkup] {
    var kept: [StrayMarkup] = []
    var open: [(name: ArraySlice<UInt8>, index: Int)] = []
    for tag in tags {
      let (name, isClosing) = name(of: source[tag.range])
      if isClosing, let start = open.lastIndex(where: { $0.name == name }) {
        let opening = kept[open[start].index]
        kept[open[start].index] = StrayMarkup(
          rule: opening.rule, range: opening.range,
          message: opening.message.replacing(" is shown", with: " and its closing tag are shown"), help: opening.help)
        open.removeSubrange(start...)
      } else {
        open.append((name, kept.count))
        kept.append(tag)
      }
    }
    return kept
  }

  /// Returns the name of a tag, and whether the tag ends a pair: `[/button]`, `{{% /note %}}`, `{% endcapture %}`.
  private static func name(of tag: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, isClosing: Bool) {
    let rest = tag.drop { !$0.isASCIILetter }
    let name = rest.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    if tag[..<rest.startIndex].contains(UInt8(ascii: "/")) { return (name, true) }
    let isEnd = tag.starts(with: "{%".utf8) && name.count > 3 && name.starts(with: "end".utf8)
    return isEnd ? (name.dropFirst(3), true) : (name, false)
  }
}
