/// A node of a YAML document with the range of its bytes, for changing parts of a text without rewriting all of it.
package struct SyntaxNode: Sendable {
  package enum Content: Sendable {
    case scalar(Node.Scalar)
    case sequence([SyntaxNode])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package let key: SyntaxNode
    package let value: SyntaxNode
  }

  package let content: Content
  /// The range of the node's bytes, including quotation marks, brackets, and a block's marker. A list or a mapping
  /// without brackets ends with the last thing written in it. Empty if a value is omitted.
  package let range: Range<Int>

  /// The text of a scalar; `nil` for a list or a set of fields.
  package var scalarText: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }
}

extension YAMLDocument {
  /// Returns the document in `bytes`, with ranges that are positions in `bytes`; `nil` if ``parse(_:path:firstLine:)``
  /// finds nothing, or an error.
  package static func syntax(of bytes: ArraySlice<UInt8>) -> SyntaxNode? {
    let (node, diagnostics) = parse(bytes, path: "")
    guard node != nil, !diagnostics.hasErrors else { return nil }
    var reader = EventReader(bytes, path: "", firstLine: 1)
    let places = BytePlaces(bytes)
    while let event = reader.next() {
      if case .node = event.kind { return reader.syntax(event, places) }
    }
    return nil
  }
}

extension EventReader {
  fileprivate mutating func syntax(_ event: Event, _ places: BytePlaces) -> SyntaxNode? {
    guard case .node(let opening) = event.kind else { return nil }
    let start = places[event.characters.lowerBound]
    switch opening {
    case .alias: return nil
    case .scalar(let scalar):
      let range = start..<places[event.characters.upperBound]
      return SyntaxNode(content: .scalar(scalar), range: scalar.style == .block ? places.trimmed(range) : range)
    case .sequence:
      var elements: [SyntaxNode] = []
      while let next = next() {
        guard let element = syntax(next, places) else {
          let end = places.end(of: next, after: elements.last?.range.upperBound ?? start)
          return SyntaxNode(content: .sequence(elements), range: start..<end)
        }
        elements.append(element)
      }
      return nil
    case .mapping:
      var entries: [SyntaxNode.Entry] = []
      while let next = next() {
        guard let key = syntax(next, places) else {
          let end = places.end(of: next, after: entries.last?.value.range.upperBound ?? start)
          return SyntaxNode(content: .mapping(entries), range: start..<end)
        }
        guard let event = self.next(), let value = syntax(event, places) else { return nil }
        entries.append(SyntaxNode.Entry(key: key, value: value))
      }
      return nil
    }
  }
}

/// The byte positions of a text's characters, because libyaml counts characters instead of bytes.
private struct BytePlaces {
  private let bytes: ArraySlice<UInt8>
  /// The first byte of each character, and the end of the text.
  private let starts: [Int]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.endIndex]
  }

  subscript(character: Int) -> Int { starts[min(character, starts.count - 1)] }

  /// Returns the end of a collection that `event` ends: its bracket, or, if it has none, the end of the last thing
  /// written in it.
  func end(of event: EventReader.Event, after last: Int) -> Int {
    event.characters.isEmpty ? last : max(last, self[event.characters.upperBound])
  }

  /// Returns a block's range without the last line break and, unless its marker keeps them, without the blank lines at
  /// its end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let marker = bytes[range].prefix { $0 != 10 && $0 != 13 && $0 != UInt8(ascii: "#") }
    var end = range.upperBound
    var isLast = true
    while let lineFeed = bytes[range.lowerBound..<end].lastIndex(of: 10) {
      guard bytes[lineFeed + 1..<end].allSatisfy({ $0 == 9 || $0 == 13 || $0 == 32 }),
        isLast || !marker.contains(UInt8(ascii: "+"))
      else { break }
      end = lineFeed
      isLast = false
    }
    if bytes[range.lowerBound..<end].last == 13 { end -= 1 }
    return range.lowerBound..<end
  }
}
