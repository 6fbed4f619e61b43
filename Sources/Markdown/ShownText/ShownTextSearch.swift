import CCMarkGFM
import HTML

/// A search for the text nodes of a tree in its source.
///
/// cmark-gfm's positions are only the start of the search (see ``SourceText``).
struct ShownTextSearch {
  /// The maximum distance from the expected position, in bytes, which limits the work for long lines.
  private static let maximumDistance = 4096
  /// The number of bytes that are compared to find a text node.
  private static let comparedLength = 24

  private let source: [UInt8]
  private let lineStarts: [Int]
  /// The source, in which only the text that was found is left.
  private(set) var shown: [UInt8]
  /// The end of the last text that was found.
  private var position = 0

  init(_ source: ArraySlice<UInt8>) {
    self.source = Array(source)
    lineStarts = SourceText.lineStarts(in: self.source[...])
    shown = self.source.map { $0 & 0xC0 == 0x80 || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? $0 : 0 }
  }

  mutating func visit(_ root: Node) {
    var next: Node? = root
    while let node = next {
      next = node.firstChild ?? node.following(in: root)
      switch node.type {
      case CMARK_NODE_TEXT: find(node)
      case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: pass(node)
      case CMARK_NODE_IMAGE: next = node.following(in: root)
      default: if !node.isInline { begin(node) }
      }
    }
  }

  /// Moves to the first line of a block. The cells of a table row are on one line; footnotes come last in the tree.
  private mutating func begin(_ block: Node) {
    guard let line = range(ofLine: block.startLine), !line.contains(position) else { return }
    position = line.lowerBound
  }

  private func range(ofLine line: Int) -> Range<Int>? {
    guard lineStarts.indices.contains(line - 1) else { return nil }
    return lineStarts[line - 1]..<(line < lineStarts.count ? lineStarts[line] : source.count)
  }

  private mutating func find(_ node: Node) {
    let text = node.literal
    let line = range(ofLine: node.startLine)
    let start = max(position, line?.lowerBound ?? 0)
    let expected = (line?.lowerBound ?? start) + node.startColumn - 1
    if expected >= start, matches(text, at: expected) {
      show(text, at: expected)
    } else {
      let near = start..<max(start, min(start + Self.maximumDistance, source.count))
      if let found = near.first(where: { matches(text, at: $0) }) { show(text, at: found) }
    }
  }

  /// Moves past code or raw HTML, which can contain the same characters as the text after it.
  private mutating func pass(_ node: Node) {
    let text = node.literal
    let start = max(position, range(ofLine: node.startLine)?.lowerBound ?? 0)
    let beginning = text.prefix(Self.comparedLength)
    let near = start..<max(start, min(start + Self.maximumDistance, source.count))
    guard let found = near.first(where: { source[$0...].starts(with: beginning) }) else { return }
    position = min(found + text.count, source.count)
  }

  private func matches(_ text: [UInt8], at start: Int) -> Bool {
    var (read, index) = (0, start)
    while read < min(text.count, Self.comparedLength) {
      if isAsWritten(text[read], at: index) {
        (read, index) = (read + 1, index + 1)
        continue
      }
      guard let step = step(text[read...], at: index) else { return false }
      read += step.text
      index += step.source
    }
    return read > 0
  }

  private mutating func show(_ text: [UInt8], at start: Int) {
    var (read, index) = (0, start)
    while read < text.count {
      if isAsWritten(text[read], at: index) {
        shown[index] = source[index]
        (read, index) = (read + 1, index + 1)
        continue
      }
      guard let step = step(text[read...], at: index) else { break }
      let end = index + step.source
      if step.isAsWritten { shown.replaceSubrange(index..<end, with: source[index..<end]) }
      read += step.text
      index = end
    }
    position = index
  }

  /// Returns whether the source at `index` is `byte`, and cannot begin an escape or a character reference. This is true
  /// of most text, and takes less time than a step.
  private func isAsWritten(_ byte: UInt8, at index: Int) -> Bool {
    index < source.count && source[index] == byte && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "&")
  }

  /// The number of bytes of a text and of its source that stand for the same characters.
  private typealias Step = (text: Int, source: Int, isAsWritten: Bool)

  /// Returns the first step of comparing `text` with the source at `index`, or `nil` if they differ.
  private func step(_ text: ArraySlice<UInt8>, at index: Int) -> Step? {
    guard index < source.count, let first = text.first else { return nil }
    let byte = source[index]
    if byte == UInt8(ascii: "\\"), index + 1 < source.count, source[index + 1] == first, first.isASCIIPunctuation {
      return (1, 2, false)
    }
    if byte == UInt8(ascii: "&"),
      let (characters, end) = CharacterReferences.reference(in: source[...], at: index, .text),
      text.starts(with: characters.utf8)
    {
      return (characters.utf8.count, end - index, false)
    }
    return byte == first ? (1, 1, true) : smartPunctuation(text, at: index)
  }

  /// The characters that cmark-gfm writes for others, with the longest source first.
  private static let smartPunctuation: [(character: String, source: String)] = [
    ("—", "---"), ("–", "--"), ("…", "..."), ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"),
  ]

  private func smartPunctuation(_ text: ArraySlice<UInt8>, at index: Int) -> Step? {
    guard text.first == 0xE2 else { return nil }
    return Self.smartPunctuation.first {
      text.starts(with: $0.character.utf8) && source[index...].starts(with: $0.source.utf8)
    }
    .map { ($0.character.utf8.count, $0.source.utf8.count, true) }
  }
}
