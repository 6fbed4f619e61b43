import Values

/// Decides which raw HTML is safe to write where raw HTML is allowed.
enum RawHTMLPolicy {
  enum Verdict: Hashable {
    /// The HTML is safe to write.
    case passes
    /// The replacement is safe to write. In it, `tag` and possibly other tags are escaped.
    case filtered([UInt8], tag: String)
    /// The HTML must not be written.
    case refused(reason: String)
  }

  /// The elements of GFM's tag filter (section 6.11 of its specification), in which browsers do not parse tags.
  ///
  /// cmark-gfm's own filter is not used, because it misses `<script/>` and everything after `<?>` on the same line.
  private static let filteredElements: Set<String> = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  static func verdict(on html: [UInt8]) -> Verdict {
    var filtered: [UInt8] = []
    var filteredTag: String?
    var end = 0
    var scanner = HTMLScanner(html)
    while let item = scanner.next() {
      switch item {
      case .comment: continue
      case .unfinished: return .refused(reason: "a tag or comment is not closed")
      case .tag(let tag):
        if let reason = objection(to: tag) { return .refused(reason: reason) }
        let name = String(decoding: tag.name, as: UTF8.self)
        guard filteredElements.contains(name) else { continue }
        filtered += html[end..<tag.start] + Array("&lt;".utf8)
        end = tag.start + 1
        filteredTag = filteredTag ?? name
      }
    }
    return filteredTag.map { .filtered(filtered + html[end...], tag: $0) } ?? .passes
  }

  private static func objection(to tag: HTMLTag) -> String? {
    // Browsers that run scripts treat its contents as text, so an attribute value here may be a tag there.
    if tag.name.elementsEqual("noscript".utf8) { return "<noscript> cannot be checked" }
    for (attribute, value) in tag.attributes {
      let shown = String(decoding: attribute, as: UTF8.self)
      if attribute.count > 2, attribute.starts(with: "on".utf8) { return "\"\(shown)\" would run a script" }
      let decoded = CharacterReferences.decoding(value[...])
      if UnsafeURL.isUnsafe(decoded, forImage: true) || UnsafeURL.occurs(in: decoded) {
        return "\"\(shown)\" contains an unsafe URL"
      }
    }
    return nil
  }

  /// Returns `html` without its comments.
  static func removingComments(from html: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var end = 0
    var scanner = HTMLScanner(html)
    loop: while let item = scanner.next() {
      switch item {
      case .comment(let range) where html[range].starts(with: "<!--".utf8):
        rest += html[end..<range.lowerBound]
        end = range.upperBound
      case .comment, .tag: continue
      case .unfinished: break loop
      }
    }
    return rest + html[end...]
  }
}
