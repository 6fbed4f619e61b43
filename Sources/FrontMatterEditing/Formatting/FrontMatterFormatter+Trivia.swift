import YAML

extension FrontMatterFormatter.Trivia {
  var isBlank: Bool { if case .blank = self { true } else { false } }
}

/// Whitespace, comments, and line breaks between fields.
extension FrontMatterFormatter {
  func text(_ range: Range<Int>) -> String {
    // From here on, only "\n" separates lines.
    String(decoding: bytes[range].filter { $0 != 13 }, as: UTF8.self)
  }

  /// Reads the blank lines and comments up to the next text, and moves the cursor there.
  mutating func trivia() -> [Trivia] {
    var trivia: [Trivia] = []
    while cursor < end {
      skipBlanks()
      if isAtLineEnd {
        trivia.append(.blank)
        skipLineEnd()
      } else if bytes[cursor] == UInt8(ascii: "#") {
        trivia.append(.comment(takeComment()))
        skipLineEnd()
      } else {
        break
      }
    }
    return trivia
  }

  /// Reads the comments below a list or mapping that have its indentation and therefore belong to it.
  mutating func footer(column: Int) -> [Trivia] {
    let start = cursor
    var footer: [Trivia] = []
    var lines: [Trivia] = []
    var footerEnd = start
    while cursor < end {
      let lineStart = cursor
      skipBlanks()
      if isAtLineEnd {
        lines.append(.blank)
      } else if bytes[cursor] == UInt8(ascii: "#"), cursor - lineStart >= column {
        lines.append(.comment(takeComment()))
      } else {
        break
      }
      skipLineEnd()
      if case .comment = lines[lines.count - 1] { (footer, footerEnd) = (lines, cursor) }
    }
    cursor = footerEnd
    return footer
  }

  /// Moves to the next line. Returns the comment at the end of this line, with the spaces before it.
  mutating func finishLine() throws(UnknownForm) -> String {
    let start = cursor
    skipBlanks()
    var comment = ""
    if cursor < end, bytes[cursor] == UInt8(ascii: "#"), cursor > start {
      let blanks = text(start..<cursor)
      comment = blanks + takeComment()
    }
    guard isAtLineEnd else { throw UnknownForm() }
    skipLineEnd()
    return comment
  }

  /// Moves to a value on this line or, if there is no comment before it, on the next.
  mutating func skipToValue(_ node: SyntaxNode) throws(UnknownForm) {
    let start = node.range.lowerBound
    guard cursor <= start, bytes[cursor..<start].allSatisfy({ [9, 10, 13, 32].contains($0) }) else {
      throw UnknownForm()
    }
    cursor = start
  }

  mutating func skipBlanks() { while cursor < end, bytes[cursor] == 32 || bytes[cursor] == 9 { cursor += 1 } }

  var isAtLineEnd: Bool {
    cursor >= end || bytes[cursor] == 10 || bytes[cursor] == 13 && (cursor + 1 == end || bytes[cursor + 1] == 10)
  }

  mutating func skipLineEnd() {
    if cursor < end, bytes[cursor] == 13 { cursor += 1 }
    if cursor < end, bytes[cursor] == 10 { cursor += 1 }
  }

  private mutating func takeComment() -> String {
    let start = cursor
    while !isAtLineEnd { cursor += 1 }
    var comment = text(start..<cursor)
    while comment.last == " " || comment.last == "\t" { comment.removeLast() }
    return comment
  }

  /// Returns the distance of a position from the start of its line.
  func column(of place: Int) -> Int { place - (bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0) }

  /// Returns the end of the line that contains `place`, without its line break.
  func lineEnd(after place: Int) -> Int {
    let lineFeed = bytes[place..<end].firstIndex(of: 10) ?? end
    return lineFeed > place && bytes[lineFeed - 1] == 13 ? lineFeed - 1 : lineFeed
  }

  /// Returns the lines of `blocks` with the trivia above each, without blank lines above the first.
  static func joined(_ blocks: [Block], indent: Int) -> [String] {
    var lines: [String] = []
    for block in blocks { lines += Self.lines(block.lead, indent: indent, after: !lines.isEmpty) + block.lines }
    return lines
  }

  /// Returns the lines of `trivia`, with comments at `indent`, at most one blank line in a row, and no blank line at
  /// the beginning unless text precedes it.
  static func lines(_ trivia: [Trivia], indent: Int, after isAfterText: Bool = false) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for piece in trivia {
      switch piece {
      case .blank: if isAfterText || !lines.isEmpty, lines.last != "" { lines.append("") }
      case .comment(let text): lines.append(margin + text)
      }
    }
    return lines
  }
}
