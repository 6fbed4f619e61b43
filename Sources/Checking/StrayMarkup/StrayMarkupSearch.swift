import Diagnostics
import HTML
import Markdown

/// A search for stray markup in Markdown text. Linear in the length of the text.
struct StrayMarkupSearch {
  /// The maximum number of findings on a line and in a text.
  private static let limits = (line: 50, text: 1000)

  private let source: [UInt8]
  /// The markup on each line of the text, in order.
  private let found: [(line: ArraySlice<UInt8>, number: Int, markup: StrayMarkup)]

  /// Searches `text`, the shown text of the Markdown `source`.
  init(_ text: ShownText, of source: ArraySlice<UInt8>) {
    let source = Array(source)
    var found: [(line: ArraySlice<UInt8>, number: Int, markup: StrayMarkup)] = []
    for (number, line) in text.lines.enumerated() where found.count < Self.limits.text {
      found += Self.markup(on: line, of: source).prefix(Self.limits.line).map { (line, number, $0) }
    }
    self.source = source
    self.found = found
  }

  /// Returns the findings for text that starts on `line` of the file at `path`.
  func findings(line firstLine: Int, path: String) -> [Diagnostic] {
    var (index, column) = (0, 1)
    return found.map { line, number, markup in
      if index < line.startIndex { (index, column) = (line.startIndex, 1) }
      column += line[index..<markup.range.lowerBound].scalarCount
      index = markup.range.lowerBound
      return markup.diagnostic(
        at: SourceLocation(
          path: path, line: firstLine + number, column: column, length: line[markup.range].scalarCount))
    }
  }

  /// Returns the findings for the text of a field, which starts on `line` of `file`. The text can be folded or indented.
  func findings(line: Int, in file: [UInt8], path: String) -> [Diagnostic] {
    guard !found.isEmpty else { return [] }
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return found.map { _, _, markup in
      for (number, text) in lines.enumerated().dropFirst(line - 1) {
        guard let range = text.firstRange(of: source[markup.range]) else { continue }
        return markup.diagnostic(
          at: SourceLocation(
            path: path, line: number + 1, column: text[..<range.lowerBound].scalarCount + 1,
            length: text[range].scalarCount))
      }
      return markup.diagnostic(at: SourceLocation(path: path, line: line))
    }
  }

  /// Returns the markup on a line of the shown text. Each byte is part of at most one finding: a tag takes
  /// precedence over the link that contains it, and a link over the emphasis in it.
  private static func markup(on line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var line = line
    var found: [StrayMarkup] = []
    for find in [StrayTags.find, StrayLinks.find, StrayEmphasis.find] {
      for markup in find(line, source) {
        found.append(markup)
        for index in markup.range { line[index] = reported }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The byte that replaces each byte of text that already has a finding.
  private static let reported: UInt8 = 1
}

extension StrayMarkup {
  fileprivate func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(.strayMarkup, message, at: location, help: help)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}
