import Diagnostics
import Markdown

/// Finds text that its author meant as markup, but that readers see as plain text: `[about](about us.md)`, `** bold**`,
/// `[^none]`.
struct StrayMarkup {
  private struct Pattern {
    let mark: StaticString
    let message: String
    let help: String
  }

  private static let patterns = [
    Pattern(
      mark: "](", message: "this link is shown as plain text",
      help: "write a space in a URL as %20, and put nothing between the brackets and the parentheses"),
    Pattern(
      mark: "**", message: "these asterisks are shown as plain text", help: "remove the space inside them: **bold**"),
    Pattern(
      mark: "[^", message: "this footnote has no text",
      help: "add a line that begins with its label and a colon: [^1]: The text."),
  ]

  /// The number of times that a mark is looked up. More occurrences are likely to be the same mistake.
  private static let limit = 50

  private let source: ArraySlice<UInt8>
  private let firstLine: Int
  private let path: String

  /// Returns the marks that are visible in `html`, which was rendered from the Markdown `source`. `source` starts on
  /// `line` of the file at `path`. Linear in their lengths.
  static func findings(in html: [UInt8], of source: ArraySlice<UInt8>, line: Int, path: String) -> [Diagnostic] {
    guard patterns.contains(where: { html[...].firstIndex(of: $0.mark, from: 0) != nil }) else { return [] }
    let search = StrayMarkup(source: source, firstLine: line, path: path)
    let texts = shownTexts(of: html)
    return patterns.flatMap { search.findings(of: $0, in: texts) }
  }

  private func findings(of pattern: Pattern, in texts: [ArraySlice<UInt8>]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var looks = 0
    for text in texts {
      var start = text.startIndex
      while looks < Self.limit, let index = text.firstIndex(of: pattern.mark, from: start) {
        looks += 1
        start = index + pattern.mark.utf8CodeUnitCount
        // An opening and a closing mark are one mistake.
        guard let place = place(of: text[index...], pattern), found.last?.location?.line != place.line else { continue }
        found.append(Diagnostic(.strayMarkup, pattern.message, at: place, help: pattern.help))
      }
    }
    return found
  }

  /// Returns the pieces of `html` between tags, except in code.
  private static func shownTexts(of html: [UInt8]) -> [ArraySlice<UInt8>] {
    var texts: [ArraySlice<UInt8>] = []
    var codeDepth = 0
    var index = 0
    while index < html.count {
      let open = html[...].firstIndex(of: UInt8(ascii: "<"), from: index) ?? html.count
      if codeDepth == 0, open > index { texts.append(html[index..<open]) }
      let tag = html[open...]
      if tag.starts(with: "<code".utf8) { codeDepth += 1 }
      if tag.starts(with: "</code".utf8) { codeDepth -= 1 }
      index = tag.firstIndex(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? html.count
    }
    return texts
  }

  /// Returns the location of the visible `text` in the source, or `nil` if it is not found.
  private func place(of text: ArraySlice<UInt8>, _ pattern: Pattern) -> SourceLocation? {
    let length = pattern.mark.utf8CodeUnitCount
    let words = text.dropFirst(length).prefix(24).prefix {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") || $0 >= 0x80 || Character(UnicodeScalar($0)).isLetter
        || Character(UnicodeScalar($0)).isNumber
    }
    let written = text.prefix(length) + words
    var start = source.startIndex
    while let index = source.firstIndex(of: pattern.mark, from: start), !source[index...].starts(with: written) {
      start = index + 1
    }
    guard let found = source.firstIndex(of: pattern.mark, from: start) else { return nil }
    let before = source[..<found]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.startIndex
    return SourceLocation(
      path: path, line: firstLine + before.count { $0 == UInt8(ascii: "\n") },
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1, length: length)
  }
}
