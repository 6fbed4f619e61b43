/// A piece of a YAML document with the bytes that it is written with, for who changes a text without writing all of it anew.
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
  /// The bytes from its first to its last, quotation marks, brackets and a block's marker among them. A list or a mapping without
  /// brackets ends with what is written last in it. Empty where a value is left out.
  package let range: Range<Int>

  /// The text of a scalar; `nil` for a list or fields.
  package var scalarText: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }
}

extension YAMLDocument {
  /// The document in `bytes`, its ranges being positions in `bytes`; `nil` where ``parse(_:path:firstLine:)`` finds nothing, or an error.
  package static func syntax(of bytes: ArraySlice<UInt8>) -> SyntaxNode? {
    let (node, diagnostics) = parse(bytes, path: "")
    guard node != nil, diagnostics.isEmpty else { return nil }
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

/// Where the characters of a text stand, which libyaml counts instead of bytes.
private struct BytePlaces {
  private let bytes: ArraySlice<UInt8>
  /// The first byte of each character, and the end.
  private let starts: [Int]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.endIndex]
  }

  subscript(character: Int) -> Int { starts[min(character, starts.count - 1)] }

  /// The end of a collection whose end is `event`: its bracket, or for one without the end of what is written last.
  func end(of event: EventReader.Event, after last: Int) -> Int {
    event.characters.isEmpty ? last : max(last, self[event.characters.upperBound])
  }

  /// A block's bytes without the end of its last line, and, unless its marker says to keep them, without the blank lines after it.
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
