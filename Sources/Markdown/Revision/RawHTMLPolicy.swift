import HTML

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
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      guard isClosed(token) else { return .refused(reason: "a tag or comment is not closed") }
      guard case .tag(let tag) = token else { continue }
      if let reason = objection(to: tag) { return .refused(reason: reason) }
      let name = tag.name
      guard filteredElements.contains(name) else { continue }
      filtered += html[end..<tag.range.lowerBound] + Array("&lt;".utf8)
      end = tag.range.lowerBound + 1
      filteredTag = filteredTag ?? name
    }
    return filteredTag.map { .filtered(filtered + html[end...], tag: $0) } ?? .passes
  }

  private static func isClosed(_ token: HTMLToken) -> Bool {
    switch token {
    case .text, .tag: true
    case .comment(let comment): comment.isClosed
    case .doctype(_, let isClosed): isClosed
    case .unfinishedTag: false
    }
  }

  private static func objection(to tag: HTMLTag) -> String? {
    // Browsers that run scripts treat its contents as text, so an attribute value here may be a tag there.
    if tag.isNamed("noscript") { return "<noscript> cannot be checked" }
    for attribute in tag.attributes {
      let name = attribute.name
      if name.utf8.count > 2, name.hasPrefix("on") { return "\"\(name)\" would run a script" }
      let value = attribute.valueBytes
      if UnsafeURL.isUnsafe(value, forImage: true) || UnsafeURL.occurs(in: value) {
        return "\"\(name)\" contains an unsafe URL"
      }
    }
    return nil
  }

  /// Returns `html` without its comments.
  static func removingComments(from html: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var end = 0
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      guard case .comment(let comment) = token, comment.isProper, comment.isClosed else { continue }
      rest += html[end..<comment.range.lowerBound]
      end = comment.range.upperBound
    }
    return rest + html[end...]
  }
}
