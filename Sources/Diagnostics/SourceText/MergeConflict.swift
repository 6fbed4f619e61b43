/// A search for the markers that Git writes into a file when two people changed the same lines: `<<<<<<<`, `=======`,
/// and `>>>>>>>`.
package enum MergeConflict {
  private static let length = 7

  /// Returns an error for each conflict in `text`, at its first marker, and for each closing marker without an opening
  /// one. `text` begins on line `firstLine` of the file at `path`.
  ///
  /// A line of `=` alone is not a conflict, because it is also the underline of a heading.
  package static func findings(in text: ArraySlice<UInt8>, path: String, firstLine: Int = 1) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var isOpen = false
    var line = firstLine
    var start = text.startIndex
    while start < text.endIndex {
      let isStart = isMarker(UInt8(ascii: "<"), at: start, of: text)
      if isStart || isMarker(UInt8(ascii: ">"), at: start, of: text) {
        let location = SourceLocation(path: path, line: line, length: length)
        if isStart { diagnostics.append(conflict(at: location)) }
        if !isStart, !isOpen { diagnostics.append(remainder(at: location)) }
        isOpen = isStart
      }
      start = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
      line += 1
    }
    return diagnostics
  }

  /// Returns whether the line at `start` begins with exactly seven times `character`, followed by a space or nothing.
  private static func isMarker(_ character: UInt8, at start: Int, of text: ArraySlice<UInt8>) -> Bool {
    guard text[start] == character, text[start...].prefix(length).count(where: { $0 == character }) == length else {
      return false
    }
    let next = start + length
    return next == text.endIndex || " \r\n".utf8.contains(text[next])
  }

  private static func conflict(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .mergeConflict, "an unresolved merge conflict: two versions of the same lines", at: location,
      help: "keep the right version, and delete the lines that begin with <<<<<<<, =======, and >>>>>>>")
  }

  private static func remainder(at location: SourceLocation) -> Diagnostic {
    Diagnostic(.mergeConflict, "this line is left over from a merge conflict", at: location, help: "delete this line")
  }
}
