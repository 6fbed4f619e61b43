import HTML

/// Lines that were meant to be list items or headings: `• Rent relief`, `-Rent relief`, `##Next steps`.
struct StrayLines {
  /// The beginnings of list items that word processors write.
  private static let bullets = ["•", "·", "–", "‣", "◦", "▪", "●", "○", "■", "\u{F0B7}"].map { Array($0.utf8) }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  private let lines: [Range<Int>]
  private let shown: [UInt8]
  private let source: [UInt8]

  static func find(in lines: [Range<Int>], of shown: [UInt8], _ source: [UInt8]) -> [StrayMarkup] {
    let search = StrayLines(lines: lines, shown: shown, source: source)
    return lines.indices.compactMap { search.bullet(on: $0) ?? search.heading(on: $0) }
  }

  private func text(of line: Int) -> ArraySlice<UInt8>? { Self.text(of: line, in: lines, of: shown, source) }

  /// Returns the line without the markers of block quotes and lists and whitespace around it; `nil` if it begins with
  /// other markup, such as code or an image.
  static func text(
    of line: Int, in lines: [Range<Int>], of shown: [UInt8], _ source: [UInt8]
  ) -> ArraySlice<UInt8>? {
    guard lines.indices.contains(line) else { return nil }
    let text = shown[lines[line]].drop { $0 == 0 || $0.isHTMLSpace }
    let markers = source[lines[line].lowerBound..<text.startIndex]
    guard !text.isEmpty, markers.allSatisfy({ $0.isHTMLSpace || ">-*+.)0123456789".utf8.contains($0) }) else {
      return nil
    }
    return text.trimmingSpaces()
  }

  // MARK: List items

  /// Returns whether text begins with a bullet.
  static func isBullet(_ text: ArraySlice<UInt8>) -> Bool { bullets.contains { text.starts(with: $0) } }

  private func bullet(on line: Int) -> StrayMarkup? {
    guard let text = text(of: line) else { return nil }
    if let mark = Self.bullets.first(where: { text.starts(with: $0) }) {
      let rest = text.dropFirst(mark.count)
      let spaces = rest.prefix { $0.isHTMLSpace || Self.noBreakSpace.contains($0) }
      // A single line with a dash can be the source of a quotation.
      let isItem = String(decoding: mark, as: UTF8.self) != "–" || hasNeighbor(of: line) { $0.starts(with: mark) }
      guard !spaces.isEmpty, spaces.count < rest.count, isItem else { return nil }
      return item(text.startIndex..<spaces.endIndex)
    }
    let mark = Self.marker(of: text)
    guard !mark.isEmpty, hasNeighbor(of: line, where: { Self.marker(of: $0).last == mark.last }) else { return nil }
    return StrayMarkup(
      range: mark.indices, message: "this list item is shown as plain text",
      help: Self.spaceAdvice(after: mark, before: text.dropFirst(mark.count))
        + (mark.first == UInt8(ascii: "*") ? ", or write \\* to show the asterisk" : ""))
  }

  private func item(_ range: Range<Int>) -> StrayMarkup {
    StrayMarkup(
      range: range, message: "this list item is shown as plain text", help: "begin the line with \"- \" instead")
  }

  /// Returns the marker of a list item without a space after it: `-Rent`, `*Rent`, `1.Rent`.
  private static func marker(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let length = (digits.isEmpty ? "-*+" : ".)").utf8.contains(text.dropFirst(digits.count).first ?? 0) ? 1 : 0
    let mark = text.prefix(digits.count + length)
    let word = text.dropFirst(mark.count).prefix { !$0.isHTMLSpace }
    guard length > 0, digits.count <= 2, let next = word.first else { return [] }
    if word.starts(with: noBreakSpace) { return mark }
    let isEmphasis = digits.isEmpty && next.asciiLowercased == next && mark.first == UInt8(ascii: "*")
    return next.isASCIILetter && !word.dropLast().contains(UInt8(ascii: ".")) && !isEmphasis ? mark : []
  }

  /// Returns whether the line before or after `line`, without regard to blank lines, is like it.
  private func hasNeighbor(of line: Int, where isAlike: (ArraySlice<UInt8>) -> Bool) -> Bool {
    [-1, 1].contains { step in
      let near = [line + step, line + 2 * step]
      return near.lazy.compactMap(text).first.map(isAlike) == true
    }
  }

  /// Returns how to write the space that is missing between `mark` and `text`.
  private static func spaceAdvice(after mark: ArraySlice<UInt8>, before text: ArraySlice<UInt8>) -> String {
    let mark = String(decoding: mark, as: UTF8.self)
    return text.starts(with: noBreakSpace)
      ? "replace the no-break space (U+00A0) after \"\(mark)\" with a space" : "add a space after \"\(mark)\""
  }

  // MARK: Headings

  private func heading(on line: Int) -> StrayMarkup? {
    guard let text = text(of: line) else { return nil }
    let marks = text.prefix { $0 == UInt8(ascii: "#") }
    let title = text.dropFirst(marks.count)
    guard 1...10 ~= marks.count, marks.count > 1 ? !title.isEmpty : isTitle(title, on: line), title.first != 0,
      title.first?.isHTMLSpace != true || marks.count > 6
    else { return nil }
    if marks.count > 6 {
      return StrayMarkup(
        range: marks.indices, message: "this heading is shown as plain text", help: "write ######")
    }
    // The title of the page is its only level 1 heading.
    let level = [UInt8](repeating: UInt8(ascii: "#"), count: max(2, marks.count))
    return StrayMarkup(
      range: marks.indices, message: "this heading is shown as plain text",
      help: marks.count > 1
        ? Self.spaceAdvice(after: level[...], before: title)
        : "write \"## \" instead, or write \"\\#\" if this is a hashtag")
  }

  /// Returns whether text after a single `#` is the title of a section, not a hashtag or a number: it begins with an
  /// ordinary capitalized word and is a paragraph of its own.
  private func isTitle(_ title: ArraySlice<UInt8>, on line: Int) -> Bool {
    let word = title.prefix { !$0.isHTMLSpace }
    let isCapitalized = word.first.map { $0.isASCIILetter && $0 != $0.asciiLowercased } == true
    return isCapitalized && word.count > 1
      && word.dropFirst().allSatisfy { $0.asciiLowercased == $0 && $0.isASCIILetter }
      && !title.contains(UInt8(ascii: "#")) && !".!?,;:".utf8.contains(title.last ?? 0)
      && text(of: line - 1) == nil && text(of: line + 1) == nil
  }
}
