import Diagnostics
import Markdown

/// Finds what an author meant as markup and readers see as it is written: `[about](about us.md)`, `** bold**`, `[^none]`.
struct StrayMarkup {
  private struct Pattern {
    let mark: StaticString
    let message: String
    let help: String
  }

  private static let patterns = [
    Pattern(
      mark: "](", message: "this link is shown as it is written",
      help: "write a blank in an address as %20, and nothing between the brackets and the parentheses"),
    Pattern(
      mark: "**", message: "these asterisks are shown as they are written", help: "put no blank inside them: **bold**"),
    Pattern(
      mark: "[^", message: "this note has no text",
      help: "add a line that begins with its mark and a colon: [^1]: The text."),
  ]

  private let html: [UInt8]
  private let source: ArraySlice<UInt8>
  private let firstLine: Int
  private let path: String

  /// What is shown of the Markdown `source`, which begins on `line` of the file at `path` and became `html`.
  static func findings(in html: [UInt8], of source: ArraySlice<UInt8>, line: Int, path: String) -> [Diagnostic] {
    let search = StrayMarkup(html: html, source: source, firstLine: line, path: path)
    return patterns.flatMap(search.findings)
  }

  private func findings(of pattern: Pattern) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var start = 0
    while let index = html[...].firstIndex(of: pattern.mark, from: start) {
      start = index + pattern.mark.utf8CodeUnitCount
      guard !isInTagOrCode(index), let place = place(of: index, pattern) else { continue }
      // What opens and what closes is one mistake.
      if found.last?.location?.line == place.line { continue }
      found.append(Diagnostic(.strayMarkup, pattern.message, at: place, help: pattern.help))
    }
    return found
  }

  private func isInTagOrCode(_ index: Int) -> Bool {
    let before = html[..<index]
    if let open = before.lastIndex(of: UInt8(ascii: "<")), (before.lastIndex(of: UInt8(ascii: ">")) ?? -1) < open {
      return true
    }
    let text = String(decoding: before, as: UTF8.self)
    return text.ranges(of: "<code").count > text.ranges(of: "</code>").count
  }

  /// Where the words after the mark stand in the source; `nil` where they do not.
  private func place(of index: Int, _ pattern: Pattern) -> SourceLocation? {
    let words = html[(index + pattern.mark.utf8CodeUnitCount)...].prefix(24).prefix {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") || $0 >= 0x80 || Character(UnicodeScalar($0)).isLetter
        || Character(UnicodeScalar($0)).isNumber
    }
    let text = Array(pattern.mark.description.utf8) + words
    guard let found = source.firstRange(of: text) else { return nil }
    let before = source[..<found.lowerBound]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.startIndex
    return SourceLocation(
      path: path, line: firstLine + before.count { $0 == UInt8(ascii: "\n") },
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1, length: pattern.mark.utf8CodeUnitCount)
  }
}
