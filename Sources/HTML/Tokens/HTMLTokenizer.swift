/// Splits an HTML source into tags, comments, and text as browsers do (HTML standard, section 13.2.5).
///
/// It knows no elements: whoever reads a document sets ``state`` after each start tag, because the standard lets the
/// nesting of elements decide how text is read. ``PageTokens`` does so for a whole page. Each byte is read a limited
/// number of times, whatever the source.
package struct HTMLTokenizer {
  private let source: [UInt8]
  private let end: Int
  /// The position after the last token.
  package private(set) var position: Int
  /// The state in which the following text is read. An end tag sets it back to ``TextState/data``.
  package var state = TextState.data
  /// A Boolean value that indicates whether `<![CDATA[ … ]]>` is text, as in SVG and MathML.
  package var allowsCDATA = false
  /// A Boolean value that indicates whether `<!--` begins a comment. If not, it is text, so that a source without an end
  /// of a comment can be read on.
  package var allowsComments = true
  /// The name of the last start tag, whose end tag ends text without tags.
  private var lastName: ArraySlice<UInt8> = []

  /// Reads the bytes of `source` in `range`; all of them if it is `nil`.
  package init(_ source: [UInt8], in range: Range<Int>? = nil) {
    self.source = source
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? source.count
  }

  /// Reads the rest as the content of the element `name`, whose start tag is not part of the source.
  package mutating func enter(_ state: TextState, of name: String) {
    self.state = state
    lastName = Array(name.utf8)[...]
  }

  package mutating func next() -> HTMLToken? {
    while position < end {
      if let token = state == .data ? dataToken() : textToken() { return token }
    }
    return nil
  }

  /// Skips everything up to the end tag of the element that was just entered, if it contains no tags.
  package mutating func skipText() { if state != .data { _ = textToken() } }

  private func byte(_ index: Int) -> UInt8? { index < end ? source[index] : nil }

  // MARK: Text with tags

  private mutating func dataToken() -> HTMLToken? {
    let start = position
    var from = start
    while let bracket = find(UInt8(ascii: "<"), from) {
      if beginsMarkup(bracket) {
        if bracket == start { return markup() }
        position = bracket
        return .text(HTMLText(range: start..<bracket, isLiteral: false))
      }
      from = bracket + 1
    }
    position = end
    return .text(HTMLText(range: start..<end, isLiteral: false))
  }

  /// Returns whether the `<` at `bracket` begins a tag or a comment.
  private func beginsMarkup(_ bracket: Int) -> Bool {
    switch byte(bracket + 1) {
    case UInt8(ascii: "!"): allowsComments || !source[bracket..<end].starts(with: "<!--".utf8)
    case UInt8(ascii: "?"): true
    case UInt8(ascii: "/"): bracket + 2 < end
    case let byte?: byte.isASCIILetter
    case nil: false
    }
  }

  /// Reads a tag or a comment; `nil` for `</>`.
  private mutating func markup() -> HTMLToken? {
    let start = position
    switch byte(start + 1) {
    case UInt8(ascii: "!"): return declaration()
    case UInt8(ascii: "?"): return bogusComment(text: start + 1)
    case UInt8(ascii: "/"):
      if byte(start + 2)?.isASCIILetter == true { return tag(name: start + 2, isEndTag: true) }
      guard byte(start + 2) == UInt8(ascii: ">") else { return bogusComment(text: start + 2) }
      position = start + 3
      return nil
    default: return tag(name: start + 1, isEndTag: false)
    }
  }

  private mutating func tag(name start: Int, isEndTag: Bool) -> HTMLToken {
    let bracket = position
    var nameEnd = start
    while let byte = byte(nameEnd), !byte.isHTMLSpace, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
      nameEnd += 1
    }
    var scanner = AttributeScanner(source, nameEnd..<end)
    while scanner.next() != nil {}
    guard scanner.isClosed else {
      position = end
      return .unfinishedTag(bracket..<end, unclosedValue: scanner.unclosedValue)
    }
    position = scanner.position
    let tag = HTMLTag(
      source, bracket..<position, nameRange: start..<nameEnd, isEndTag: isEndTag, isSelfClosing: scanner.isSelfClosing)
    if !isEndTag { lastName = source[start..<nameEnd] }
    return .tag(tag)
  }

  private mutating func declaration() -> HTMLToken? {
    let start = position
    let rest = source[(start + 2)..<end]
    if rest.starts(with: "--".utf8) { return comment() }
    if rest.prefix(7).isCaseInsensitively("doctype") {
      let close = find(UInt8(ascii: ">"), start)
      position = close.map { $0 + 1 } ?? end
      return .doctype(start..<position, isClosed: close != nil)
    }
    guard allowsCDATA, rest.starts(with: "[CDATA[".utf8) else { return bogusComment(text: start + 2) }
    let text = start + 9
    let close = source[..<end].firstIndex(of: "]]>", from: text)
    position = close.map { $0 + 3 } ?? end
    return text < (close ?? end) ? .text(HTMLText(range: text..<(close ?? end), isLiteral: true)) : nil
  }

  private mutating func bogusComment(text: Int) -> HTMLToken {
    let start = position
    let close = find(UInt8(ascii: ">"), text)
    position = close.map { $0 + 1 } ?? end
    return .comment(
      HTMLComment(range: start..<position, text: text..<(close ?? end), isProper: false, isClosed: close != nil))
  }

  /// Reads a comment up to `-->` or `--!>` (sections 13.2.5.43 to 13.2.5.52).
  private mutating func comment() -> HTMLToken {
    let start = position
    let text = start + 4
    var from = text
    while let close = find(UInt8(ascii: ">"), from) {
      from = close + 1
      // The dashes can be those of `<!--`: `<!-->` and `<!--->` are whole comments. Those of `--!>` cannot.
      let dashes = source[close - 1] == UInt8(ascii: "!") && close - 3 >= text ? close - 1 : close
      guard source[dashes - 1] == UInt8(ascii: "-"), source[dashes - 2] == UInt8(ascii: "-") else { continue }
      position = from
      return .comment(
        HTMLComment(range: start..<from, text: text..<max(text, dashes - 2), isProper: true, isClosed: true))
    }
    position = end
    return .comment(
      HTMLComment(range: start..<end, text: text..<unfinishedEnd(from: text), isProper: true, isClosed: false))
  }

  /// Returns the end of the text of a comment that the source ends in, without what could begin its end.
  private func unfinishedEnd(from text: Int) -> Int {
    let rest = source[text..<end]
    if rest.suffix(3).elementsEqual("--!".utf8) { return end - 3 }
    return end - rest.suffix(2).reversed().prefix { $0 == UInt8(ascii: "-") }.count
  }

  // MARK: Text without tags

  /// Reads text up to the end tag of its element; `nil` if there is none.
  private mutating func textToken() -> HTMLToken? {
    let start = position
    let isLiteral = state != .characterReferences
    switch state {
    case .plainText: position = end
    case .script: position = ScriptEnd.position(in: source[start..<end]) ?? end
    default: position = endTag(from: start) ?? end
    }
    state = .data
    return start < position ? .text(HTMLText(range: start..<position, isLiteral: isLiteral)) : nil
  }

  /// Returns the position of the next end tag of the last element.
  private func endTag(from start: Int) -> Int? {
    guard !lastName.isEmpty else { return nil }
    var from = start
    while let bracket = find(UInt8(ascii: "<"), from) {
      if byte(bracket + 1) == UInt8(ascii: "/"), source[..<end].isTag(lastName, at: bracket + 2) { return bracket }
      from = bracket + 1
    }
    return nil
  }

  private func find(_ byte: UInt8, _ start: Int) -> Int? { source[..<end].firstIndex(of: byte, from: start) }
}

extension ArraySlice<UInt8> {
  /// Returns whether a tag has `name` at `start`, regardless of case.
  func isTag(_ name: some Collection<UInt8>, at start: Int) -> Bool {
    let end = start + name.count
    guard end < endIndex, self[start..<end].elementsEqual(name, by: { $0.asciiLowercased == $1.asciiLowercased }) else {
      return false
    }
    return self[end].isHTMLSpace || self[end] == UInt8(ascii: "/") || self[end] == UInt8(ascii: ">")
  }
}
