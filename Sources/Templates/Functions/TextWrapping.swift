/// Wraps a line into lines of at most `width` characters, like Python's `textwrap`.
struct TextWrapping {
  let width: Int
  let breaksLongWords: Bool
  let breaksOnHyphens: Bool

  /// Returns a line, wrapped into lines that are separated by `end`.
  func wrapped(_ line: ArraySlice<UInt8>, _ end: [UInt8]) -> [UInt8] {
    let text = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    return Array(lines(of: text).map { TextForms.utf8(text[$0]) }.joined(separator: end))
  }

  /// Returns the ranges of the lines.
  private func lines(of text: [Unicode.Scalar]) -> [Range<Int>] {
    var chunks = Array(WordChunks(text, breaksOnHyphens: breaksOnHyphens).ranges.reversed())
    func isBlank(_ range: Range<Int>) -> Bool { text[range].allSatisfy(TextForms.isBlank) }
    var lines: [Range<Int>] = []
    while !chunks.isEmpty {
      if !lines.isEmpty, let chunk = chunks.last, isBlank(chunk) { chunks.removeLast() }
      guard let start = chunks.last?.lowerBound else { break }
      var last = start..<start
      while let chunk = chunks.last, chunk.upperBound - start <= width {
        last = chunk
        chunks.removeLast()
      }
      if let chunk = chunks.last, chunk.count > width, breaksLongWords || last.isEmpty {
        let cut = breaksLongWords ? position(toBreak: chunk, in: text, lineStart: start) : chunk.upperBound
        chunks.removeLast()
        if cut < chunk.upperBound { chunks.append(cut..<chunk.upperBound) }
        // An empty piece counts as the last one, so that white space before it is kept, as in Python.
        last = chunk.lowerBound..<cut
      }
      let end = isBlank(last) ? last.lowerBound : last.upperBound
      if end > start { lines.append(start..<end) }
    }
    return lines
  }

  /// Returns the position at which a word that is longer than a line is broken.
  private func position(toBreak chunk: Range<Int>, in text: [Unicode.Scalar], lineStart: Int) -> Int {
    // The word begins the next line if this one is full.
    let limit = min(lineStart + width, chunk.upperBound)
    guard breaksOnHyphens, let hyphen = text[chunk.lowerBound..<limit].lastIndex(of: "-"),
      text[chunk.lowerBound..<hyphen].contains(where: { $0 != "-" })
    else { return limit }
    return hyphen + 1
  }
}
