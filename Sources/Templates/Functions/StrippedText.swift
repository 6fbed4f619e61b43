import HTML

/// The text of HTML with white space collapsed, like MarkupSafe's `striptags`.
enum StrippedText {
  static func of(_ html: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(html.count)
    var hasBlank = false
    var position = 0
    while let tag = nextTag(in: html[...], from: position) {
      append(html, position..<tag.lowerBound, to: &text, &hasBlank)
      position = tag.upperBound
    }
    append(html, position..<html.count, to: &text, &hasBlank)
    return text.contains(UInt8(ascii: "&")) ? CharacterReferences.decoding(text[...], in: .text) : text
  }

  /// Returns the range of the next tag or comment. Returns `nil` if there is none that ends.
  private static func nextTag(in html: ArraySlice<UInt8>, from position: Int) -> Range<Int>? {
    guard let start = html.firstIndex(of: UInt8(ascii: "<"), from: position) else { return nil }
    guard html[start...].starts(with: "<!--".utf8) else {
      return html.firstIndex(of: UInt8(ascii: ">"), from: start).map { start..<$0 + 1 }
    }
    return html.firstIndex(of: "-->", from: start + 4).map { start..<$0 + 3 }
  }

  /// Appends part of `html`, with each sequence of white space as one space, and without white space at the beginning.
  /// A space is written before the character that follows it, so that there is none at the end.
  private static func append(_ html: [UInt8], _ range: Range<Int>, to text: inout [UInt8], _ hasBlank: inout Bool) {
    let span = html.span
    var index = range.lowerBound
    while index < range.upperBound {
      let blank = ByteText.blankLength(at: index, in: span)
      if blank > 0 {
        hasBlank = true
      } else {
        if hasBlank, !text.isEmpty { text.append(UInt8(ascii: " ")) }
        hasBlank = false
        text.append(span[index])
      }
      index += max(1, blank)
    }
  }
}
