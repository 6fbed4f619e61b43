import HTML
import Values

/// Links with a label that is not defined, `[report][law]`, and definitions with a mistake: `[law] https://example.org`.
struct StrayDefinitions {
  /// The maximum length of a link's text and of a label in bytes, which limits the work for a line with many brackets.
  private static let longest = 500

  /// The lines that were meant to define a label.
  private struct Definition {
    let range: Range<Int>
    let label: String
    /// A Boolean value that indicates whether the definition only needs a blank line before it.
    let isComplete: Bool
    let url: String
  }

  static func find(_ texts: [ArraySlice<UInt8>?], in lines: [Range<Int>], of shown: [UInt8], _ source: [UInt8])
    -> [StrayMarkup]
  {
    let links = lines.flatMap { self.links(in: shown[$0], of: source) }
    let labels = Set(links.map(\.label))
    let definitions = texts.compactMap { $0.flatMap { definition($0, source) } }
      .filter { $0.isComplete || labels.contains($0.label) }
    let defined = Set(definitions.map(\.label))
    return definitions.map(finding)
      + links.filter { !defined.contains($0.label) }.map { link in
        StrayMarkup(
          range: link.range, message: "this link is shown as plain text, because nothing defines its label",
          help: "add a line with the URL: [\(link.label)]: https://…, or write the URL in parentheses after the text")
      }
  }

  private static func finding(_ definition: Definition) -> StrayMarkup {
    StrayMarkup(
      range: definition.range, message: "the URL of a link is shown as plain text",
      help: definition.isComplete
        ? "add a blank line before this line" : "write [\(definition.label)]: \(definition.url)")
  }

  /// Returns the definition that a line is or was meant to be.
  private static func definition(_ text: ArraySlice<UInt8>, _ source: [UInt8]) -> Definition? {
    guard text.first == UInt8(ascii: "["), let end = text.prefix(longest).firstIndex(of: UInt8(ascii: "]")),
      end > text.startIndex + 1, text[text.startIndex + 1] != UInt8(ascii: "^")
    else { return nil }
    let rest = text[(end + 1)...]
    let isComplete = rest.first == UInt8(ascii: ":")
    let url = rest.trimmingSpaces().drop { $0 == UInt8(ascii: ":") }.trimmingSpaces()
    guard rest.count > url.count, StrayLinkAdvice.isURL(url) else { return nil }
    return Definition(
      range: text.indices, label: String(decoding: source[(text.startIndex + 1)..<end], as: UTF8.self),
      isComplete: isComplete, url: String(decoding: source[url.indices], as: UTF8.self))
  }

  /// Returns the links with labels, `[text][label]` and `[text][]`, in a line.
  private static func links(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [(range: Range<Int>, label: String)] {
    var found: [(range: Range<Int>, label: String)] = []
    var position = line.startIndex
    while let middle = line.firstIndex(of: "][", from: position), found.count < StrayMarkupSearch.limits.line {
      position = middle + 2
      let before = line[line.startIndex..<middle].suffix(longest)
      guard let start = before.lastIndex(where: { "[]".utf8.contains($0) }), line[start] == UInt8(ascii: "["),
        let end = line[position...].prefix(longest).firstIndex(where: { "[]".utf8.contains($0) }),
        line[end] == UInt8(ascii: "]"), line[(end + 1)...].first.map({ "[(:".utf8.contains($0) }) != true
      else { continue }
      let (text, label) = (line[(start + 1)..<middle], line[position..<end])
      let isAfterWord = line[..<start].last.map { $0.isASCIIAlphanumeric || "])".utf8.contains($0) } == true
      guard !isAfterWord, text.count > 1, text.contains(where: \.isASCIILetter), text.first != UInt8(ascii: "^"),
        label.first != UInt8(ascii: "^"), !label.contains(0)
      else { continue }
      let name = label.isEmpty ? text : label
      found.append((start..<(end + 1), String(decoding: source[name.indices], as: UTF8.self)))
      position = end + 1
    }
    return found
  }
}
