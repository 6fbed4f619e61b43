/// The text of a piece of HTML, as a reader sees it.
enum PlainHTML {
  /// On one line, without tags; references are what they stand for.
  static func text(_ html: String) -> String { text(html, limit: .max) }

  /// The same, of about the first so many bytes.
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
    return text.decodingReferences.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Its first words, with an ellipsis where there are more: what WordPress itself shows where nobody has written an excerpt.
  static func excerpt(_ html: String, words limit: Int = 55) -> String {
    let words = text(html, limit: limit * 40).split(separator: " ")
    return words.prefix(limit).joined(separator: " ") + (words.count > limit ? " …" : "")
  }

  private static let inline: Set = [
    "a", "abbr", "b", "cite", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
  ]
}
