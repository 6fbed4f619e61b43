/// A tag or shortcode of another tool that is shown as plain text.
struct StrayTag {
  var markup: StrayMarkup
  /// The name of the kind of tag: "Hugo shortcode".
  let kind: String
  /// The first word of the tag: "gallery", or "capture" of `{% endcapture %}`.
  let name: ArraySlice<UInt8>
  /// A Boolean value that indicates whether the tag ends a pair: `[/button]`, `{{% /note %}}`, `{% endcapture %}`.
  let isClosing: Bool
}

extension [StrayTag] {
  /// Returns the findings about the tags, which are in the order of the text. The two tags of a pair are one mistake.
  var withoutClosingTags: [StrayMarkup] {
    var kept: [StrayMarkup] = []
    /// The positions in `kept` of the tags that are not closed, by their kind and name.
    var open: [Key: [Int]] = [:]
    for tag in self {
      let key = Key(kind: tag.kind, name: tag.name)
      if !tag.isClosing {
        open[key, default: []].append(kept.count)
        kept.append(tag.markup)
      } else if let start = open[key]?.popLast() {
        kept[start].message = "this \(tag.kind) and its closing tag are shown as plain text"
      } else {
        kept.append(tag.markup)
      }
    }
    return kept
  }

  private struct Key: Hashable {
    let kind: String
    let name: ArraySlice<UInt8>
  }
}
