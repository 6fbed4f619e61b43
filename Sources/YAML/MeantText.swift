import Diagnostics

/// The intended text of values whose quotation marks YAML reads differently.
enum MeantText {
  /// Returns the text that readers should see for `value`: for `"He said "no" today"`, everything inside the outer
  /// quotes; for `"No" is an answer`, everything.
  static func of(_ value: String) -> String {
    if let bare = withoutCurlyQuotes(value) { return bare }
    guard let mark = value.first, mark == "\"" || mark == "'" else { return value }
    let inner = value.dropFirst()
    // Word processors change only some of the marks.
    if mark == "\"", inner.last == "”", !inner.dropLast().contains(where: { "\"“”".contains($0) }) {
      return String(inner.dropLast())
    }
    var marks = places(of: mark, in: inner)
    let isClosed = marks.last.map { inner.index(after: $0) == inner.endIndex } ?? false
    if isClosed { marks.removeLast() }
    let isPaired = marks.count.isMultiple(of: 2)
    let isAround =
      isClosed ? marks.isEmpty || !isPaired || isOpening(marks[0], in: inner) : isPaired
    guard isAround else { return value }
    return String(isClosed ? inner.dropLast() : inner).replacing(mark == "\"" ? "\\\"" : "''", with: String(mark))
  }

  /// Returns the positions of `mark` in `text`, except escaped ones and apostrophes within words.
  private static func places(of mark: Character, in text: Substring) -> [String.Index] {
    var places: [String.Index] = []
    var before: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let after = next < text.endIndex ? text[next] : " "
      defer { (before, index) = (character, next) }
      guard character == mark else { continue }
      let isEscaped = mark == "\"" ? before == "\\" : before == "'" || after == "'" || before.isLetter && after.isLetter
      if !isEscaped { places.append(index) }
    }
    return places
  }

  /// Returns whether a quotation begins with the mark at `place`.
  private static func isOpening(_ place: String.Index, in text: Substring) -> Bool {
    text[..<place].last.map { $0.isWhitespace || "([{-–—/".contains($0) } ?? true
  }
}
