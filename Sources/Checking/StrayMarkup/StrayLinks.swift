import HTML

/// Links, images, and footnotes with a mistake: `[about](about us.md)`, `[about] (about.md)`, `(about.md)[about]`,
/// `[[about]]`, `[^none]`.
enum StrayLinks {
  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var links = StrayLinkLine(line, source)
    return links.all()
  }
}

/// One line in the search for links. Brackets and parentheses are paired from left to right, without nesting.
private struct StrayLinkLine {
  /// The maximum length of a link's text or destination in bytes, which limits the work for a line with many brackets.
  private static let reach = 2000

  private let line: ArraySlice<UInt8>
  private let source: [UInt8]
  /// The last opening bracket and parenthesis that are not part of a finding.
  private var bracket: Int?
  private var parenthesis: Int?

  init(_ line: ArraySlice<UInt8>, _ source: [UInt8]) {
    self.line = line
    self.source = source
  }

  mutating func all() -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var index = line.startIndex
    while index < line.endIndex {
      if let markup = markup(at: index) {
        found.append(markup)
        index = markup.range.upperBound
        (bracket, parenthesis) = (nil, nil)
      } else {
        if line[index] == UInt8(ascii: "[") { bracket = index }
        if line[index] == UInt8(ascii: "(") { parenthesis = index }
        index += 1
      }
    }
    return found
  }

  /// Returns the markup that ends with, or consists of, the text at `index`.
  private func markup(at index: Int) -> StrayMarkup? {
    let rest = line[index...]
    if rest.starts(with: "](".utf8) { return link(closedAt: index, destination: index + 2) }
    if rest.starts(with: "] (".utf8) { return spacedLink(closedAt: index) }
    if rest.starts(with: ")[".utf8) { return reversedLink(at: index) }
    if rest.starts(with: "[[".utf8) { return wikiLink(at: index) }
    if rest.starts(with: "[^".utf8) { return footnote(at: index) }
    return nil
  }

  /// Returns the link whose text ends at `end` and whose destination begins at `start`.
  private func link(closedAt end: Int, destination start: Int) -> StrayMarkup {
    let text = bracket == nil ? "" : quoted(linkStart(end)..<end + 1)
    guard let close = index(of: ")", from: start) else {
      return markup(linkStart(end)..<start, help: "add a closing parenthesis after the URL")
    }
    let destination = quoted(start..<close)
    let mayHaveTitle = destination.contains { $0 == "\"" || $0 == "'" }
    let url = destination.trimmingBlanks().replacing(": ", with: ":").replacing(" ", with: "%20")
    let help =
      switch (text.contains("]("), destination.contains(" ")) {
      case (true, _): "a link cannot contain another link: remove one of them"
      case (_, false): "check its brackets and parentheses"
      default: mayHaveTitle ? "write each space in the URL as %20" : "write the URL without spaces: \(text)(\(url))"
      }
    return markup(linkStart(end)..<(close + 1), help: help)
  }

  private func spacedLink(closedAt end: Int) -> StrayMarkup? {
    let start = end + 3
    guard bracket != nil, let close = index(of: ")", from: start), Self.isURL(line[start..<close]) else { return nil }
    let (text, destination) = (quoted(linkStart(end)..<end + 1), quoted(start..<close))
    return markup(linkStart(end)..<(close + 1), help: "remove the space: \(text)(\(destination))")
  }

  /// Returns a link whose text is in parentheses, or whose URL and text are in the wrong order.
  private func reversedLink(at end: Int) -> StrayMarkup? {
    guard let parenthesis, let close = index(of: "]", from: end + 2) else { return nil }
    let (first, second) = ((parenthesis + 1)..<end, (end + 2)..<close)
    let isReversed = Self.isURL(line[first])
    guard isReversed || Self.isURL(line[second]) else { return nil }
    let (text, url) = isReversed ? (second, first) : (first, second)
    return markup(parenthesis..<(close + 1), help: "write it as [\(quoted(text))](\(quoted(url)))")
  }

  private func wikiLink(at start: Int) -> StrayMarkup? {
    guard let end = index(of: "]]", from: start + 2), end > start + 2 else { return nil }
    let parts = quoted((start + 2)..<end).split(separator: "|", maxSplits: 1).map { String($0).trimmingBlanks() }
    guard let name = parts.first, let text = parts.last else { return nil }
    let file = name.lowercased().replacing(" ", with: "-")
    return markup(start..<(end + 2), help: "write it as [\(text)](\(file).md), with the path of the document's file")
  }

  private func footnote(at start: Int) -> StrayMarkup? {
    guard let end = index(of: "]", from: start + 2), end > start + 2 else { return nil }
    let label = quoted(start..<end + 1)
    return StrayMarkup(
      range: start..<(end + 1), message: "this footnote has no text",
      help: "add a line that begins with its label and a colon: \(label): The text.")
  }

  /// Returns the start of the link whose text ends at `end`.
  private func linkStart(_ end: Int) -> Int {
    guard let bracket else { return end }
    return isImage ? bracket - 1 : bracket
  }

  private var isImage: Bool {
    bracket.map { $0 > line.startIndex && line[$0 - 1] == UInt8(ascii: "!") } ?? false
  }

  private func markup(_ range: Range<Int>, help: String) -> StrayMarkup {
    StrayMarkup(range: range, message: "this \(isImage ? "image" : "link") is shown as plain text", help: help)
  }

  private func index(of text: StaticString, from start: Int) -> Int? {
    line[start...].prefix(Self.reach).firstIndex(of: text, from: start)
  }

  private func quoted(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// Returns whether text can only be a URL: it has a slash, a fragment, or a file extension, and no space.
  private static func isURL(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, !text.contains(where: \.isHTMLSpace) else { return false }
    let isExtension = text.lastIndex(of: UInt8(ascii: ".")).map { dot in
      let name = text[(dot + 1)...]
      return dot > text.startIndex && name.count >= 2 && name.allSatisfy(\.isASCIILetter)
    }
    return text.contains(UInt8(ascii: "/")) || text.first == UInt8(ascii: "#") || isExtension == true
  }
}
