import HTML

/// Raw HTML that is not allowed. Readers see it as text, but not its comments.
enum RawHTMLAsText {
  /// Returns `html` without its comments. The result is written as text.
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

  /// Returns whether the HTML would be written unchanged if raw HTML were allowed.
  static func wouldBeAllowed(_ html: [UInt8], _ schemes: AllowedSchemes) -> Bool {
    var sanitizer = HTMLSanitizer(schemes: schemes)
    return sanitizer.sanitize(html).problems.allSatisfy { problem in
      switch problem.kind {
      // The rest of the element can be in other lines.
      case .endTag, .misplaced: true
      default: false
      }
    }
  }
}
