/// An HTML page, split into the style sheets that it links to and everything else.
struct StyleSheets {
  /// The `link` tags, in order.
  let tags: [String]
  /// Everything else.
  let rest: String

  init(in html: [UInt8]) {
    let text = String(decoding: html, as: UTF8.self)
    var tags: [String] = []
    rest = text.replacing(#/<link\b[^>]*>/#.ignoresCase()) { match in
      let tag = String(match.output)
      guard tag.contains(#/\brel\s*=\s*["']?stylesheet\b/#.ignoresCase()) else { return tag }
      tags.append(tag)
      return "<link>"
    }
    self.tags = tags
  }
}
