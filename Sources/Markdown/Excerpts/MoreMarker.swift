import HTML

/// The line `<!--more-->`, which ends the excerpt.
enum MoreMarker {
  /// Returns whether raw HTML consists of the marker.
  static func isMarker(_ html: [UInt8]) -> Bool {
    let comment = html[...].trimmingSpaces()
    guard comment.starts(with: "<!--".utf8), comment.suffix(3).elementsEqual("-->".utf8), comment.count > 7 else {
      return false
    }
    return comment.dropFirst(4).dropLast(3).trimmingSpaces().elementsEqual("more".utf8)
  }

  /// Returns the first line of `source` that is the marker, even where it has no meaning, as in code.
  static func firstLine(in source: ArraySlice<UInt8>) -> Range<Int>? {
    var start = source.startIndex
    while let comment = source.firstIndex(of: "<!--", from: start) {
      let end = source.endOfLine(at: comment)
      let indentation = source[..<comment].reversed().prefix { $0 == UInt8(ascii: " ") }.count
      let lineStart = comment - indentation
      let startsLine = lineStart == source.startIndex || source[lineStart - 1] == UInt8(ascii: "\n")
      if startsLine, isMarker(Array(source[comment..<end])) { return lineStart..<end }
      start = end
    }
    return nil
  }
}
