import HTML

/// HTML as a sequence of text, tags, and comments, regardless of nesting: enough to change attributes and to find the
/// text between tags.
///
/// No text is lost: what a browser would drop because a tag or comment has no end is text here. Only `script` and
/// `style` contain text without tags, because in the HTML of a post, the end tags of other such elements can be missing.
struct HTMLPieces: Sequence, IteratorProtocol {
  enum Piece {
    case text(Substring)
    case tag(SourceTag)
    /// From `<!--` to `-->`.
    case comment(Substring)
  }

  private let html: String
  private let source: [UInt8]
  private var tokenizer: HTMLTokenizer

  init(_ html: String) {
    var html = html
    html.makeContiguousUTF8()
    self.html = html
    source = Array(html.utf8)
    tokenizer = HTMLTokenizer(source)
  }

  mutating func next() -> Piece? {
    while let token = tokenizer.next() {
      switch token {
      case .text(let text): return .text(part(text.range))
      case .tag(let tag):
        if !tag.isEndTag, tag.isNamed("script") || tag.isNamed("style") { tokenizer.state = TextState(after: tag) }
        return .tag(SourceTag(tag, source: part(tag.range)))
      case .comment(let comment) where comment.isProper:
        return comment.isClosed ? .comment(part(comment.range)) : text(comment.range, upTo: comment.text.lowerBound)
      case .comment(let comment):
        if !comment.isClosed { return text(comment.range, upTo: comment.range.upperBound) }
      case .doctype(let range, let isClosed):
        if !isClosed { return text(range, upTo: range.upperBound) }
      case .unfinishedTag(let range, let unclosedValue):
        return text(range, upTo: unclosedValue ?? range.upperBound)
      }
    }
    return nil
  }

  /// Returns the beginning of a token without an end as text, and continues after it. That happens at most once for a
  /// comment, for each quotation mark, and for a missing `>`, because there is no other one in the rest.
  private mutating func text(_ range: Range<Int>, upTo end: Int) -> Piece {
    let allowsComments = tokenizer.allowsComments && !source[range].starts(with: "<!--".utf8)
    tokenizer = HTMLTokenizer(source, in: end..<source.count)
    tokenizer.allowsComments = allowsComments
    return .text(part(range.lowerBound..<end))
  }

  private func part(_ range: Range<Int>) -> Substring {
    let start = html.utf8.index(html.startIndex, offsetBy: range.lowerBound)
    return html[start..<html.utf8.index(start, offsetBy: range.count)]
  }
}
