/// The words of a line and the white space between them, as Python's `textwrap` splits them.
///
/// A hyphen between letters ends a word, and dashes between words are a word, unless `breaksOnHyphens` is false.
struct WordChunks {
  private let text: [Unicode.Scalar]
  private let breaksOnHyphens: Bool

  init(_ text: [Unicode.Scalar], breaksOnHyphens: Bool) {
    self.text = text
    self.breaksOnHyphens = breaksOnHyphens
  }

  /// The ranges of the words and of the white space.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      var end = start + 1
      if isSpace(start) {
        while end < text.count, isSpace(end) { end += 1 }
      } else if let dashes = endOfDashes(at: start) {
        end = dashes
      } else {
        while end < text.count, !isSpace(end), endOfDashes(at: end) == nil {
          end += 1
          if isAfterHyphen(end) { break }
        }
      }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// Returns whether the character is white space that separates words: only ASCII white space does.
  private func isSpace(_ index: Int) -> Bool { text[index] == " " || 0x09...0x0D ~= text[index].value }

  /// Returns the end of the two or more dashes that begin at `index`, if they are between two words.
  private func endOfDashes(at index: Int) -> Int? {
    guard breaksOnHyphens, text[index] == "-", index > 0,
      TextForms.isWord(text[index - 1]) || "!\"'&.,?".unicodeScalars.contains(text[index - 1])
    else { return nil }
    let end = text[index...].firstIndex { $0 != "-" } ?? text.count
    return end - index > 1 && end < text.count && TextForms.isWord(text[end]) ? end : nil
  }

  /// Returns whether a word that continues at `index` can be broken there: after a hyphen between letters.
  private func isAfterHyphen(_ index: Int) -> Bool {
    guard breaksOnHyphens, text[index - 1] == "-", isLetter(index - 2), isLetter(index) else { return false }
    let follows = isLetter(index + 1) || isHyphen(index + 1) && isLetter(index + 2)
    return follows && (isLetter(index - 3) || isHyphen(index - 3) && isLetter(index - 4))
  }

  private func isHyphen(_ index: Int) -> Bool { text.indices.contains(index) && text[index] == "-" }

  private func isLetter(_ index: Int) -> Bool {
    text.indices.contains(index) && TextForms.isWord(text[index])
      && text[index].properties.generalCategory != .decimalNumber
  }
}
