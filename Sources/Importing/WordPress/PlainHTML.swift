/// The visible text of HTML.
enum PlainHTML {
  /// Returns the text on one line, without tags and with character references decoded.
  static func text(_ html: String) -> String { text(html, limit: .max) }

  /// Returns the text of about the first `limit` bytes.
  private static func text(_ html: String, limit: Int) -> String {
    var text = ""
    for piece in HTMLPieces(html) {
      if text.utf8.count >= limit { break }
      switch piece {
      case .text(let part): text += part
      case .comment: continue
      case .tag(let tag): if !inline.contains(tag.name) { text += " " }
      }
    }
    return text.decodingReferences(in: .text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Returns the first words, with an ellipsis if there are more, as WordPress does for a missing excerpt.
  static func excerpt(_ html: String, words limit: Int = 55) -> String {
    let words = text(html, limit: limit * 40).split(separator: " ")
    return words.prefix(limit).joined(separator: " ") + (words.count > limit ? " …" : "")
  }

  private static let inline: Set = [
    "a", "abbr", "b", "cite", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
  ]
}
