import HTML
import Values

/// Asterisks that were meant to make text bold: `** bold **`, `**bold`, `**Note:**text`.
///
/// A single asterisk, asterisks inside a word or between numbers, and asterisks after a price are text.
enum StrayEmphasis {
  /// Two or three asterisks, and the characters around them.
  private struct Run {
    let range: Range<Int>
    let before: Neighbor
    let after: Neighbor
    /// A Boolean value that indicates whether the asterisks can be a footnote marker, as in `$25**`.
    let isAfterNumber: Bool

    var mayOpen: Bool { before != .letter && after != .space }
    var mayClose: Bool { before != .space && after != .letter }
  }

  private enum Neighbor { case letter, space, other }

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var runs = runs(in: line)[...]
    while let run = runs.popFirst() {
      if let next = runs.first, isPair(run, next, line, source) {
        runs.removeFirst()
        found.append(pair(run, next, of: source))
      } else if run.mayOpen != run.mayClose, run.mayOpen || !run.isAfterNumber {
        let help = run.mayOpen ? "add ** after the last bold word" : "add ** before the first bold word"
        found.append(markup(run.range, help: "\(help), or write \\*\\* to show the asterisks"))
      }
    }
    return found
  }

  /// Returns whether two runs were meant to enclose the same bold text. Runs in different table cells are not a pair.
  private static func isPair(_ first: Run, _ second: Run, _ line: ArraySlice<UInt8>, _ source: [UInt8]) -> Bool {
    let isOneCell = !(first.range.upperBound..<second.range.lowerBound).contains {
      line[$0] == 0 && source[$0] == UInt8(ascii: "|")
    }
    let opens = first.mayOpen || first.after == .space && !first.isAfterNumber
    return isOneCell && opens && (second.before != .space || second.after != .letter)
  }

  private static func pair(_ first: Run, _ second: Run, of source: [UInt8]) -> StrayMarkup {
    let text = String(decoding: source[first.range.upperBound..<second.range.lowerBound], as: UTF8.self)
    let hasSpace = first.after == .space || second.before == .space
    return markup(
      first.range.lowerBound..<second.range.upperBound,
      help: hasSpace
        ? "remove the space inside them: **\(text.trimmingBlanks())**"
        : "add a space after the closing asterisks, or move the punctuation after them")
  }

  private static func runs(in line: ArraySlice<UInt8>) -> [Run] {
    var runs: [Run] = []
    var position = line.startIndex
    while let start = line.firstIndex(of: UInt8(ascii: "*"), from: position) {
      position = line[start...].firstIndex { $0 != UInt8(ascii: "*") } ?? line.endIndex
      let run = Run(
        range: start..<position, before: neighbor(line[..<start].lastScalar),
        after: neighbor(line[position...].firstScalar),
        isAfterNumber: isNumber(line[..<start]))
      let isInWord = run.before == .letter && run.after == .letter
      let isBetweenNumbers = run.isAfterNumber && line[position...].first { !$0.isHTMLSpace }?.isDigit == true
      if 2...3 ~= position - start, !isInWord, !isBetweenNumbers { runs.append(run) }
    }
    return runs
  }

  private static func neighbor(_ scalar: Unicode.Scalar?) -> Neighbor {
    guard let scalar, !scalar.properties.isWhitespace else { return .space }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .letter : .other
  }

  /// Returns whether text ends with a number or a price.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.lastIndex { !$0.isHTMLSpace }.map { text[...$0] } ?? text[text.startIndex..<text.startIndex]
    let isAfterCurrency = ["€", "£", "$", "%"].contains { end.suffix($0.utf8.count).elementsEqual($0.utf8) }
    return end.last?.isDigit == true || isAfterCurrency
  }

  private static func markup(_ range: Range<Int>, help: String) -> StrayMarkup {
    StrayMarkup(range: range, message: "these asterisks are shown as plain text", help: help)
  }
}

extension ArraySlice<UInt8> {
  /// The last character. A character that was removed from the shown text is null or a replacement character.
  fileprivate var lastScalar: Unicode.Scalar? { String(decoding: suffix(4), as: UTF8.self).unicodeScalars.last }
  fileprivate var firstScalar: Unicode.Scalar? { String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
