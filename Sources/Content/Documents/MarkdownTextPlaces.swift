import Diagnostics
import HTML

/// The places in a file of the words of a Markdown text.
///
/// YAML can fold, indent, and quote the lines of a text, but keeps its words and their order, except for escapes. Each
/// word is therefore searched for after the one before it. Linear in the length of the text.
struct MarkdownTextPlaces {
  /// A word in the text, and the same word in the file.
  private struct Word {
    let start: Int
    let place: Int
  }

  /// The maximum number of bytes between two words in the file: line breaks, indentation, and escapes.
  private static let gap = 200

  private let text: ArraySlice<UInt8>
  private let textLines: [Int]
  private let firstLine: Int
  private let file: ArraySlice<UInt8>
  private let fileLines: [Int]
  private var words: [Word] = []
  /// The last place that was looked up in each text. The findings of a line come in order, so the next is near.
  private var textCursor = Cursor()
  private var fileCursor = Cursor()

  private struct Cursor {
    var line = -1
    var index = 0
    /// The number of characters between the start of the line and ``index``.
    var column = 0
  }

  init(of text: MarkdownText, in file: ArraySlice<UInt8>) {
    self.text = Array(text.text.utf8)[...]
    self.file = file
    firstLine = text.line
    textLines = self.text.lineStarts
    fileLines = file.lineStarts
    var position = min(fileLines[min(text.line, fileLines.count) - 1] + text.column - 1, file.endIndex)
    words.append(Word(start: 0, place: position))
    var start = 0
    while let wordStart = self.text[start...].firstIndex(where: { !$0.isHTMLSpace }) {
      let word = self.text[wordStart...].prefix { !$0.isHTMLSpace }
      start = word.endIndex
      guard let found = file[position...].prefix(word.count + Self.gap).firstRange(of: word) else { continue }
      words.append(Word(start: wordStart, place: found.lowerBound))
      position = found.upperBound
    }
  }

  /// Returns the place in the file of `location`, which counts lines from the first line of the text.
  mutating func location(of location: SourceLocation) -> SourceLocation {
    let line = location.line - firstLine
    guard textLines.indices.contains(line) else { return location }
    if textCursor.line != line || textCursor.column > location.column - 1 {
      textCursor = Cursor(line: line, index: textLines[line], column: 0)
    }
    while textCursor.column < location.column - 1, textCursor.index < text.endIndex {
      textCursor.index += 1
      if textCursor.index < text.endIndex, text[textCursor.index].isCharacterStart { textCursor.column += 1 }
    }
    let start = textCursor.index
    let word = words[words.partitioningIndex { $0.start > start } - 1]
    let place = min(word.place + start - word.start, file.endIndex)
    let fileLine = fileLines.partitioningIndex { $0 > place } - 1
    if fileCursor.line != fileLine || fileCursor.index > place {
      fileCursor = Cursor(line: fileLine, index: fileLines[fileLine], column: 0)
    }
    fileCursor.column += file[fileCursor.index..<place].count(where: \.isCharacterStart)
    fileCursor.index = place
    var located = location
    (located.line, located.column) = (fileLine + 1, fileCursor.column + 1)
    return located
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lineStarts: [Int] {
    var starts = [startIndex]
    while let end = firstIndex(of: UInt8(ascii: "\n"), from: starts[starts.count - 1]) { starts.append(end + 1) }
    return starts
  }
}

extension UInt8 {
  /// A Boolean value that indicates whether the byte begins a character in UTF-8.
  fileprivate var isCharacterStart: Bool { self & 0xC0 != 0x80 }
}

extension Array {
  /// Returns the index of the first element that `isAfter` returns true for, in an array in which all such elements come
  /// last.
  fileprivate func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
