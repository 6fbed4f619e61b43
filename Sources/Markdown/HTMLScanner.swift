/// An HTML tag as a browser parses it.
package struct HTMLTag {
  /// The name of the element, in lowercase.
  package var name: [UInt8]
  package var isEndTag: Bool
  /// The position of its `<`.
  package var start: Int
  /// The names in lowercase, and the values as written.
  package var attributes: [(name: [UInt8], value: [UInt8])]
}

/// Scans the tags and comments in an HTML fragment as browsers do.
///
/// Follows the tokenization rules of the HTML standard (section 13.2.5) for everything except text, so nothing that it
/// treats as a value or a comment is a tag to a browser. Raw text elements must be skipped by the caller: see
/// ``skipText(of:)``.
package struct HTMLScanner {
  package enum Item {
    case tag(HTMLTag)
    /// A comment, or what a browser treats as one, such as `<?php ?>`.
    case comment(Range<Int>)
    /// A tag or comment that is not closed, and would include what follows the fragment.
    case unfinished
  }

  private let html: [UInt8]
  /// The position after the last item.
  package private(set) var position = 0

  package init(_ html: [UInt8]) { self.html = html }

  private var byte: UInt8? { position < html.count ? html[position] : nil }

  package mutating func next() -> Item? {
    while let start = html[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      switch byte {
      case let letter? where letter.isASCIILetter: return tag(from: start, isEndTag: false)
      case UInt8(ascii: "/"):
        position += 1
        if let byte, byte.isASCIILetter { return tag(from: start, isEndTag: true) }
        return comment(from: start, endingWith: [">"], searchedFrom: position)
      case UInt8(ascii: "!"):
        if html[position...].starts(with: "!--".utf8) {
          // The search begins inside `<!--` because `<!-->` and `<!--->` are whole comments.
          return comment(from: start, endingWith: ["-->", "--!>"], searchedFrom: start + 2)
        }
        return comment(from: start, endingWith: [">"], searchedFrom: position)
      case UInt8(ascii: "?"): return comment(from: start, endingWith: [">"], searchedFrom: position)
      default: continue
      }
    }
    return nil
  }

  /// Skips to the end tag of `element`, whose contents browsers treat as text, such as `script`, or to the end if there
  /// is none.
  package mutating func skipText(of element: [UInt8]) {
    var from = position
    while let end = html[...].firstIndex(of: "</", from: from) {
      let after = end + 2 + element.count
      if after <= html.count, html[(end + 2)..<after].elementsEqual(element, by: { $0.asciiLowercased == $1 }) {
        position = end
        return
      }
      from = end + 2
    }
    position = html.count
  }

  private mutating func comment(from start: Int, endingWith ends: [StaticString], searchedFrom first: Int) -> Item {
    let found = ends.compactMap { end in
      html[...].firstIndex(of: end, from: first).map { $0 + end.utf8CodeUnitCount }
    }
    guard let end = found.min() else { return .unfinished }
    position = end
    return .comment(start..<end)
  }

  private mutating func tag(from start: Int, isEndTag: Bool) -> Item {
    let name = take { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    var tag = HTMLTag(name: name.map(\.asciiLowercased), isEndTag: isEndTag, start: start, attributes: [])
    while true {
      _ = take { $0.isHTMLSpace || $0 == UInt8(ascii: "/") }
      guard let first = byte else { return .unfinished }
      if first == UInt8(ascii: ">") {
        position += 1
        return .tag(tag)
      }
      guard let attribute = attribute(beginningWith: first) else { return .unfinished }
      tag.attributes.append(attribute)
    }
  }

  /// Reads an attribute; `nil` if the fragment ends inside it.
  private mutating func attribute(beginningWith first: UInt8) -> (name: [UInt8], value: [UInt8])? {
    // The first byte is part of the name, even if it is `=`.
    position += 1
    let rest = take { !$0.isHTMLSpace && !"/>=".utf8.contains($0) }
    let name = ([first] + rest).map(\.asciiLowercased)
    let afterName = position
    _ = take { $0.isHTMLSpace }
    guard byte == UInt8(ascii: "=") else {
      position = afterName
      return (name, [])
    }
    position += 1
    _ = take { $0.isHTMLSpace }
    switch byte {
    case nil: return nil
    case UInt8(ascii: ">"): return (name, [])
    case let quote? where quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"):
      position += 1
      let value = take { $0 != quote }
      guard byte == quote else { return nil }
      position += 1
      return (name, Array(value))
    default: return (name, Array(take { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }))
    }
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = html[position...].prefix(while: belongs)
    position = taken.endIndex
    return taken
  }
}
