/// Reads the attributes of a tag, and finds its end (HTML standard, sections 13.2.5.32 to 13.2.5.40).
struct AttributeScanner {
  private let source: [UInt8]
  private let end: Int
  /// The position after what was read.
  private(set) var position: Int
  /// A Boolean value that indicates whether the `>` of the tag was read.
  private(set) var isClosed = false
  /// The position after a quotation mark that has no other half.
  private(set) var unclosedValue: Int?
  /// A Boolean value that indicates whether a `/` is directly before the `>`.
  private(set) var isSelfClosing = false

  /// Reads from after the name of a tag in `source`.
  init(_ source: [UInt8], _ range: Range<Int>) {
    self.source = source
    position = range.lowerBound
    end = range.upperBound
  }

  private var byte: UInt8? { position < end ? source[position] : nil }

  /// Returns the next attribute; `nil` at the end of the tag, or where the source ends in the tag.
  mutating func next() -> HTMLAttribute? {
    let gap = position
    skip { $0.isHTMLSpace || $0 == UInt8(ascii: "/") }
    guard let first = byte else { return nil }
    if first == UInt8(ascii: ">") {
      isSelfClosing = position > gap && source[position - 1] == UInt8(ascii: "/")
      isClosed = true
      position += 1
      return nil
    }
    // The first byte is part of the name, even if it is `=`.
    let start = position
    position += 1
    skip { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
    let name = start..<position
    skip(while: \.isHTMLSpace)
    guard byte == UInt8(ascii: "=") else {
      position = name.upperBound
      return HTMLAttribute(source, name: name, value: name.upperBound..<name.upperBound)
    }
    position += 1
    skip(while: \.isHTMLSpace)
    return value(of: name)
  }

  private mutating func value(of name: Range<Int>) -> HTMLAttribute? {
    switch byte {
    case nil: return nil
    case let quote? where quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"):
      let start = position + 1
      guard let close = source[..<end].firstIndex(of: quote, from: start) else {
        unclosedValue = start
        position = end
        return nil
      }
      position = close + 1
      return HTMLAttribute(source, name: name, value: start..<close, quote: quote)
    default:
      let start = position
      skip { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
      return HTMLAttribute(source, name: name, value: start..<position)
    }
  }

  @inline(__always)
  private mutating func skip(while belongs: (UInt8) -> Bool) {
    while position < end, belongs(source[position]) { position += 1 }
  }
}
