import HTML

/// Markup of other tools within a line, and markup that is not closed: `'''bold'''`, `==marked==`, `~~old`, `<!– comment –>`,
/// `^[footnote]`.
enum StrayPairs {
  /// The maximum distance between the two parts of a pair in bytes, which limits the work for long lines.
  private static let longest = 500

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.startIndex
    while position < line.endIndex {
      let markup: StrayMarkup? =
        switch line[position] {
        case UInt8(ascii: "'"): pair("'''", at: position, in: line, source) { "write **\($0)**" }
        case UInt8(ascii: "="): pair("==", at: position, in: line, source) { "write **\($0)**" }
        case UInt8(ascii: "~"): strikethrough(at: position, in: line)
        case UInt8(ascii: "<"): comment(at: position, in: line, source)
        case UInt8(ascii: "^"): footnote(at: position, in: line)
        default: nil
        }
      position = markup?.range.upperBound ?? position + 1
      if let markup { found.append(markup) }
    }
    return found
  }

  /// Returns text between two of the same marks, which touch it.
  private static func pair(
    _ mark: StaticString, at start: Int, in line: ArraySlice<UInt8>, _ source: [UInt8], _ help: (String) -> String
  ) -> StrayMarkup? {
    let count = mark.utf8CodeUnitCount
    let before = line[..<start].last ?? UInt8(ascii: " ")
    let rest = line[start...].prefix(longest)
    guard rest.dropFirst().first == rest.first, String(describing: mark).utf8.elementsEqual(rest.prefix(count)),
      let first = rest.dropFirst(count).first,
      first.isASCIILetter || first >= 0xC3, before.isHTMLSpace || before == UInt8(ascii: "("),
      let end = rest.firstIndex(of: mark, from: start + count), !line[end - 1].isHTMLSpace,
      line[end - 1] != first || end > start + count + 1,
      line[(end + count)...].first != rest.first
    else { return nil }
    let text = String(decoding: source[(start + count)..<end], as: UTF8.self)
    return StrayMarkup(
      range: start..<(end + count), message: "these marks are shown as plain text", help: help(text))
  }

  private static func strikethrough(at start: Int, in line: ArraySlice<UInt8>) -> StrayMarkup? {
    let before = line[..<start].last ?? UInt8(ascii: " ")
    let rest = line[start...]
    guard rest.starts(with: "~~".utf8), before.isHTMLSpace || before == UInt8(ascii: "("),
      rest.dropFirst(2).first?.isASCIILetter == true
    else { return nil }
    return StrayMarkup(
      range: start..<(start + 2), message: "these tildes are shown as plain text",
      help: "add ~~ after the last word to strike through, or write \\~\\~ to show the tildes")
  }

  /// Returns the start of a comment that is not one, because a character is missing or was replaced with a dash.
  private static func comment(at start: Int, in line: ArraySlice<UInt8>, _ source: [UInt8]) -> StrayMarkup? {
    let rest = line[start...]
    guard rest.starts(with: "<!".utf8) else { return nil }
    let marks = rest.dropFirst(2).prefix { $0 == UInt8(ascii: "-") || $0.isHTMLSpace || $0 >= 0x80 }
    guard !marks.isEmpty, marks.contains(where: { !$0.isHTMLSpace }), !marks.starts(with: "--".utf8) else { return nil }
    let end = rest.prefix(longest).firstIndex(of: UInt8(ascii: ">"))
    let range = start..<(end.map { $0 + 1 } ?? marks.endIndex)
    let dashes: Set<Character> = ["-", "–", "—", " ", "\0"]
    let text = String(decoding: source[marks.endIndex..<max(marks.endIndex, range.upperBound - 1)], as: UTF8.self)
    let words = String(text.reversed().drop { dashes.contains($0) }.reversed())
    return StrayMarkup(
      range: range, message: "readers see this comment, because its hyphens are not right",
      help: end == nil ? "begin it with <!-- and end it with -->" : "write <!-- \(words) -->")
  }

  /// Returns a footnote with its text in it, as Pandoc writes it, or with its characters in the wrong order.
  private static func footnote(at start: Int, in line: ArraySlice<UInt8>) -> StrayMarkup? {
    let rest = line[start...].prefix(longest)
    guard rest.starts(with: "^[".utf8), let end = rest.firstIndex(of: UInt8(ascii: "]"), from: start + 2),
      end > start + 2
    else { return nil }
    let label = rest[(start + 2)..<end]
    let isLabel = label.allSatisfy { $0.isASCIIAlphanumeric }
    let text = String(decoding: label, as: UTF8.self)
    return StrayMarkup(
      range: start..<(end + 1), message: "this footnote is shown as plain text",
      help: isLabel
        ? "write [^\(text)]"
        : "use a label here, such as [^1], and add a line below the paragraph with the text: [^1]: The text.")
  }
}
