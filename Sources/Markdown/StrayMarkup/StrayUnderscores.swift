import HTML

/// Underscores that were meant to make text italic or bold, but are not closed: `_rent relief`, `__Note: text`.
///
/// Underscores inside words, in names such as `_blank` and `_type.yml`, and for filling in are text.
enum StrayUnderscores {
  static func find(in line: ArraySlice<UInt8>) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.startIndex
    while let start = line.firstIndex(of: UInt8(ascii: "_"), from: position) {
      position = line[start...].firstIndex { $0 != UInt8(ascii: "_") } ?? line.endIndex
      let isAtWord = start == line.startIndex || !isInWord(line[start - 1])
      let word = line[position...].prefix { !$0.isHTMLSpace }
      let rest = line[word.endIndex...].trimmingSpaces()
      guard 1...3 ~= position - start, isAtWord, word.first.map(isLetter) == true,
        !word.contains(where: { "_./(=\">".utf8.contains($0) }), rest.first.map(isLetter) == true
      else { continue }
      let mark = String(repeating: "_", count: position - start)
      let name = mark.count == 1 ? "this underscore is" : "these underscores are"
      let style = mark.count == 1 ? "italic" : "bold"
      let escaped = mark.map { "\\\($0)" }.joined()
      found.append(
        StrayMarkup(
          range: start..<position, message: "\(name) shown as plain text",
          help: "add \(mark) after the last \(style) word, or write \(escaped) to show \(mark)"))
    }
    return found
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0xC3 }
  private static func isInWord(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte >= 0x80 || byte == 0 }
}
