import HTML

/// An HTML page, split into the style sheets that it links to and everything else.
struct StyleSheets {
  /// The `link` tags, in order.
  let tags: [String]
  /// Everything else.
  let rest: [UInt8]

  init(in html: [UInt8]) {
    var tags: [String] = []
    var rest: [UInt8] = []
    var end = 0
    for case .tag(let tag) in PageTokens(html) where Self.isStyleSheet(tag) {
      tags.append(String(decoding: tag.bytes, as: UTF8.self))
      rest += html[end..<tag.range.lowerBound] + Array("<link>".utf8)
      end = tag.range.upperBound
    }
    self.tags = tags
    self.rest = rest + html[end...]
  }

  private static func isStyleSheet(_ tag: HTMLTag) -> Bool {
    guard !tag.isEndTag, tag.isNamed("link"), let relations = tag["rel"]?.valueBytes else { return false }
    return relations.split(whereSeparator: \.isHTMLSpace).contains { $0.isCaseInsensitively("stylesheet") }
  }
}
