import HTML

/// Links, images, and footnotes with a mistake: `[about](about us.md)`, `[about] (about.md)`, `(about.md)[about]`,
/// `[[about]]`, `[^none]`.
struct StrayLinks {
  /// The maximum length of a link's text or destination in bytes, which limits the work for a line with many brackets.
  private static let longest = 2000

  private let line: ArraySlice<UInt8>
  private let source: [UInt8]
  /// The opening brackets that are not closed.
  private var brackets: [Int] = []
  /// The last opening parenthesis, if it is not closed.
  private var parenthesis: Int?

  private init(_ line: ArraySlice<UInt8>, _ source: [UInt8]) {
    self.line = line
    self.source = source
  }

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    guard line.contains(UInt8(ascii: "[")) || line.contains(UInt8(ascii: "]")) else { return [] }
    var links = StrayLinks(line, source)
    return links.all()
  }

  private mutating func all() -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var index = line.startIndex
    while index < line.endIndex, found.count < StrayMarkupSearch.limits.line {
      if let markup = markup(at: index) {
        found.append(markup)
        index = markup.range.upperBound
        (brackets, parenthesis) = ([], nil)
        continue
      }
      switch line[index] {
      case UInt8(ascii: "["): brackets.append(index)
      case UInt8(ascii: "]"): _ = brackets.popLast()
      case UInt8(ascii: "("): parenthesis = index
      case UInt8(ascii: ")"): parenthesis = nil
      default: break
      }
      index += 1
    }
    return found
  }

  /// Returns the markup whose text ends at `index`, or that begins there.
  private func markup(at index: Int) -> StrayMarkup? {
    guard index + 1 < line.endIndex else { return nil }
    switch (line[index], line[index + 1]) {
    case (UInt8(ascii: "]"), UInt8(ascii: "(")): return link(closedAt: index, destination: index + 2)
    case (UInt8(ascii: "]"), UInt8(ascii: " ")) where line[(index + 2)...].first == UInt8(ascii: "("):
      return spacedLink(closedAt: index)
    case (UInt8(ascii: ")"), UInt8(ascii: "[")): return reversedLink(at: index)
    case (UInt8(ascii: "["), UInt8(ascii: "[")): return wikiLink(at: index)
    case (UInt8(ascii: "["), UInt8(ascii: "^")): return footnote(at: index)
    default: return nil
    }
  }

  /// Returns the link whose text ends at `end` and whose destination begins at `start`.
  private func link(closedAt end: Int, destination start: Int) -> StrayMarkup {
    let bracket = linkStart(end)
    guard let close = closingParenthesis(from: start) else {
      return markup((bracket ?? end)..<start, help: "add a closing parenthesis after the URL")
    }
    let text = bracket.map { quoted($0..<end + 1) }
    return markup((bracket ?? end)..<(close + 1), help: StrayLinkAdvice.help(text: text, quoted(start..<close)))
  }

  private func spacedLink(closedAt end: Int) -> StrayMarkup? {
    let start = end + 3
    guard let bracket = linkStart(end), let close = closingParenthesis(from: start),
      StrayLinkAdvice.isURL(line[start..<close])
    else { return nil }
    let (text, destination) = (quoted(bracket..<end + 1), quoted(start..<close))
    return markup(bracket..<(close + 1), help: "remove the space: \(text)(\(destination))")
  }

  /// Returns a link whose text is in parentheses, or whose URL and text are in the wrong order.
  private func reversedLink(at end: Int) -> StrayMarkup? {
    guard let parenthesis, end - parenthesis <= Self.longest, let close = index(of: "]", from: end + 2) else {
      return nil
    }
    let (first, second) = ((parenthesis + 1)..<end, (end + 2)..<close)
    let isReversed = StrayLinkAdvice.isURL(line[first])
    guard !first.isEmpty, !second.isEmpty, isReversed || StrayLinkAdvice.isURL(line[second]) else { return nil }
    let (text, url) = isReversed ? (second, first) : (first, second)
    return markup(parenthesis..<(close + 1), help: "write it as [\(quoted(text))](\(quoted(url)))")
  }

  private func wikiLink(at start: Int) -> StrayMarkup? {
    guard let end = index(of: "]]", from: start + 2) else { return nil }
    let name = quoted((start + 2)..<end)
    guard name.contains(where: \.isLetter), !name.contains(where: { "[]".contains($0) }) else { return nil }
    return markup(start..<(end + 2), help: StrayLinkAdvice.help(wikiLink: name))
  }

  private func footnote(at start: Int) -> StrayMarkup? {
    guard let end = index(of: "]", from: start + 2), end > start + 2 else { return nil }
    let label = quoted(start..<end + 1)
    let isAtStart =
      line[..<start].allSatisfy { $0 == 0 || $0.isHTMLSpace } && line[(end + 1)...].first != UInt8(ascii: ":")
    return StrayMarkup(
      range: start..<(end + 1), message: "this footnote has no text",
      help: isAtStart
        ? "if this line is the text of the footnote, add a colon after the label: \(label):"
        : "add a line that begins with its label and a colon: \(label): The text.")
  }

  // MARK: Ranges

  /// Returns the start of the link or image whose text ends at `end`; `nil` if it is not on this line.
  private func linkStart(_ end: Int) -> Int? {
    guard let bracket = brackets.last, end - bracket <= Self.longest else { return nil }
    let isImage = bracket > line.startIndex && line[bracket - 1] == UInt8(ascii: "!")
    return isImage ? bracket - 1 : bracket
  }

  /// Returns the closing parenthesis of the destination at `start`.
  private func closingParenthesis(from start: Int) -> Int? {
    var depth = 1
    return line[start...].prefix(Self.longest).firstIndex { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      return depth == 0
    }
  }

  private func index(of text: StaticString, from start: Int) -> Int? {
    line[start...].prefix(Self.longest).firstIndex(of: text, from: start)
  }

  private func quoted(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private func markup(_ range: Range<Int>, help: String) -> StrayMarkup {
    let name = line[range.lowerBound] == UInt8(ascii: "!") ? "image" : "link"
    return StrayMarkup(range: range, message: "this \(name) is shown as plain text", help: help)
  }
}
