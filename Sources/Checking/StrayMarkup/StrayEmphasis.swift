import HTML

/// Asterisks that were meant to make text bold: `** bold **`, `**bold`, `**Note:**text`.
///
/// One asterisk, and asterisks inside a word or between numbers, are text.
enum StrayEmphasis {
  /// Two or three asterisks.
  private struct Run {
    let range: Range<Int>
    let followsSpace: Bool
    let precedesSpace: Bool
  }

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var runs = runs(in: line)[...]
    while let run = runs.popFirst() {
      if let next = runs.first {
        runs.removeFirst()
        found.append(pair(run, next, of: source))
      } else if run.followsSpace != run.precedesSpace {
        let help = run.followsSpace ? "add ** after the last bold word" : "add ** before the first bold word"
        found.append(markup(run.range, help: "\(help), or delete the asterisks"))
      }
    }
    return found
  }

  private static func pair(_ first: Run, _ second: Run, of source: [UInt8]) -> StrayMarkup {
    let text = String(decoding: source[first.range.upperBound..<second.range.lowerBound], as: UTF8.self)
    let range = first.range.lowerBound..<second.range.upperBound
    let hasSpace = first.precedesSpace || second.followsSpace
    return markup(
      range,
      help: hasSpace
        ? "remove the space inside them: **\(text.trimmingBlanks())**"
        : "add a space after the closing asterisks, or move the punctuation after them")
  }

  private static func runs(in line: ArraySlice<UInt8>) -> [Run] {
    var runs: [Run] = []
    var position = line.startIndex
    while let start = line.firstIndex(of: UInt8(ascii: "*"), from: position) {
      position = line[start...].firstIndex { $0 != UInt8(ascii: "*") } ?? line.endIndex
      let (before, after) = (line[..<start].last, line[position...].first)
      let isInWord = before?.isInWord == true && after?.isInWord == true
      let isBetweenNumbers =
        line[..<start].lastWordByte?.isDigit == true && line[position...].firstWordByte?.isDigit == true
      guard 2...3 ~= position - start, !isInWord, !isBetweenNumbers else { continue }
      runs.append(
        Run(
          range: start..<position, followsSpace: before?.isHTMLSpace ?? true, precedesSpace: after?.isHTMLSpace ?? true)
      )
    }
    return runs
  }

  private static func markup(_ range: Range<Int>, help: String) -> StrayMarkup {
    StrayMarkup(range: range, message: "these asterisks are shown as plain text", help: help)
  }
}

extension UInt8 {
  fileprivate var isInWord: Bool { isASCIIAlphanumeric || self >= 0x80 }
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}

extension ArraySlice<UInt8> {
  /// The last byte that is not a space.
  fileprivate var lastWordByte: UInt8? { last { !$0.isHTMLSpace } }
  /// The first byte that is not a space.
  fileprivate var firstWordByte: UInt8? { first { !$0.isHTMLSpace } }
}
