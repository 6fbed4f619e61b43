/// Wraps a line into lines of at most `width` characters, like Python's `textwrap`.
struct TextWrapping {
  let width: Int
  let breaksLongWords: Bool
  let breaksOnHyphens: Bool

  func lines(of text: String) -> [String] {
    var chunks = Array(chunks(of: Array(text.unicodeScalars)).reversed())
    var lines: [String] = []
    while !chunks.isEmpty {
      var line: [[Unicode.Scalar]] = []
      var length = 0
      if !lines.isEmpty, chunks.last?.allSatisfy(TextForms.isBlank) == true { chunks.removeLast() }
      while let chunk = chunks.last, length + chunk.count <= width {
        line.append(chunk)
        length += chunk.count
        chunks.removeLast()
      }
      if let chunk = chunks.last, chunk.count > width { breakChunk(chunk, &chunks, &line, length) }
      if line.last?.allSatisfy(TextForms.isBlank) == true { line.removeLast() }
      if !line.isEmpty { lines.append(String(decoding: TextForms.utf8(line.joined()), as: UTF8.self)) }
    }
    return lines
  }

  /// Breaks a word that is longer than a line, or puts it on a line of its own.
  private func breakChunk(
    _ chunk: [Unicode.Scalar], _ chunks: inout [[Unicode.Scalar]], _ line: inout [[Unicode.Scalar]], _ length: Int
  ) {
    if breaksLongWords {
      // Zero if the line is full: the word then begins the next one.
      var space = width - length
      if breaksOnHyphens, let hyphen = chunk.prefix(space).lastIndex(of: "-"),
        chunk[..<hyphen].contains(where: { $0 != "-" })
      {
        space = hyphen + 1
      }
      line.append(Array(chunk.prefix(space)))
      chunks[chunks.count - 1] = Array(chunk.dropFirst(space))
    } else if line.isEmpty {
      line.append(chunk)
      chunks.removeLast()
    }
  }

  /// Splits text into words and the white space between them. A word with a hyphen between letters counts as two.
  private func chunks(of text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var chunks: [[Unicode.Scalar]] = []
    for (index, scalar) in text.enumerated() {
      let isBlank = TextForms.isBlank(scalar)
      guard var last = chunks.last, let previous = last.last else {
        chunks.append([scalar])
        continue
      }
      let isAfterHyphen =
        breaksOnHyphens && previous == "-" && last.count > 2 && TextForms.isWord(scalar) && !isDigit(scalar)
        && TextForms.isWord(last[last.count - 2]) && !isDigit(last[last.count - 2]) && index + 1 < text.count
        && TextForms.isWord(text[index + 1])
      if TextForms.isBlank(previous) != isBlank || isAfterHyphen {
        chunks.append([scalar])
      } else {
        last.append(scalar)
        chunks[chunks.count - 1] = last
      }
    }
    return chunks
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }
}
