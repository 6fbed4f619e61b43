import CCMarkGFM
import HTML

/// The directive fences in Markdown text, by line.
///
/// cmark-gfm does not support directives, so it parses the text twice: first unchanged, which shows which lines are in
/// code and which in paragraphs, and then with each fence replaced by a comment, which cmark-gfm puts in the same place
/// in the tree as a block.
struct DirectiveFences {
  private(set) var fences: [DirectiveFence] = []
  /// The position of each fence, by line.
  private var numbers: [Int: Int] = [:]

  static let none = DirectiveFences()

  private init() {}

  /// Returns whether `source` may contain a fence.
  static func mayBe(in source: ArraySlice<UInt8>) -> Bool {
    source.firstIndex(of: ":::", from: source.startIndex) != nil
  }

  /// Finds the fences in the paragraphs under `root`, the tree of `source`.
  init(in root: Node, of source: ArraySlice<UInt8>) {
    let lines = Self.lines(of: source)
    var position: Node? = root
    while let node = position {
      // A line of dashes below a fence turns it into a heading.
      position = node.holdsText ? node.following(in: root) : node.firstChild ?? node.following(in: root)
      let last = min(node.endLine, lines.count)
      guard node.holdsText, node.startLine > 0, node.startLine <= last else { continue }
      for line in node.startLine...last {
        guard numbers[line] == nil, let fence = Self.fence(in: lines[line - 1], line: line) else { continue }
        numbers[line] = fences.count
        fences.append(fence)
      }
    }
  }

  /// The bytes that can precede a fence: the markers of the block quotes and list items around it.
  private static let prefix = Set(" \t>-*+.)0123456789".utf8)

  private static func fence(in line: ArraySlice<UInt8>, line number: Int) -> DirectiveFence? {
    guard let start = line.firstIndex(where: { !prefix.contains($0) }), line[start...].starts(with: ":::".utf8) else {
      return nil
    }
    let text = String(decoding: line[start...], as: UTF8.self).trimmingSuffix { $0.isWhitespace }
    let column = line[..<start].count { $0 & 0xC0 != 0x80 } + 1
    return DirectiveFence(text, line: number, column: column)
  }

  /// Returns `source` with each fence replaced by a comment that ``number(of:line:)`` recognizes.
  func marking(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var lines = Self.lines(of: source)
    for (number, fence) in fences.enumerated() {
      let line = lines[fence.line - 1]
      guard let start = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let textEnd = line.lastIndex { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") } ?? start
      let end = line[(textEnd + 1)...]
      lines[fence.line - 1] = Array(line[..<start] + Array(Self.mark(number).utf8) + end)[...]
    }
    return Array(lines.joined())
  }

  /// Returns the lines as cmark-gfm counts them, including their line endings.
  private static func lines(of source: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let starts = SourceText.lineStarts(in: source)
    return zip(starts, starts.dropFirst() + [source.endIndex]).map { source[$0..<$1] }
  }

  private static func mark(_ number: Int) -> String { "<!--:::\(number)-->" }

  /// Returns the position of the fence that an HTML block at `line` replaces.
  func number(of html: [UInt8], line: Int) -> Int? {
    numbers[line].flatMap { html[...].trimmingSpaces().elementsEqual(Self.mark($0).utf8) ? $0 : nil }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !predicate($0) }) else { return self[startIndex..<startIndex] }
    return self[...last]
  }
}
