import Diagnostics
import Markdown

/// Markup that has no effect, so that readers see it: `[about](about us.md)`, `** bold**`, `{% include "a.html" %}`.
struct StrayMarkup {
  /// The range of bytes in the shown text.
  let range: Range<Int>
  let message: String
  let help: String

  /// Returns the markup that is visible in `text`, the shown text of the Markdown `source`. `source` starts on `line`
  /// of the file at `path`. Linear in the length of the text.
  static func findings(
    in text: ShownText, of source: ArraySlice<UInt8>, line firstLine: Int, path: String
  ) -> [Diagnostic] {
    let source = Array(source)
    return zip(firstLine..., text.lines).flatMap { number, line in
      var (index, column) = (line.startIndex, 1)
      return StrayMarkup.all(in: line, of: source).prefix(limit).map { markup in
        column += line[index..<markup.range.lowerBound].scalarCount
        index = markup.range.lowerBound
        let location = SourceLocation(
          path: path, line: number, column: column, length: line[markup.range].scalarCount)
        return Diagnostic(.strayMarkup, markup.message, at: location, help: markup.help)
      }
    }
  }

  /// The maximum number of findings on a line.
  private static let limit = 50

  /// Returns the markup on a line of the shown text. Each byte is part of one finding at most: a tag comes before the
  /// link that contains it, and a link before the emphasis in it.
  private static func all(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var line = line
    var found: [StrayMarkup] = []
    for find in [StrayTags.find, StrayLinks.find, StrayEmphasis.find] {
      for markup in find(line, source) {
        found.append(markup)
        for index in markup.range { line[index] = StrayMarkup.claimed }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The byte that replaces text with a finding.
  private static let claimed: UInt8 = 1
}

extension ArraySlice<UInt8> {
  fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}
