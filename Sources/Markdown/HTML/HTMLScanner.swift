/// Scans the tags and comments in an HTML fragment as browsers do.
///
/// Follows the tokenization rules of the HTML standard (section 13.2.5) for everything except text, so nothing that it
/// treats as a value or a comment is a tag to a browser. Raw text elements must be skipped by the caller: see
/// ``skipText(of:)`` and ``PageTags``.
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
  /// Whether the tags belong to SVG or MathML, where `<![CDATA[ … ]]>` is text.
  var isInForeignContent = false

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
        return comment(from: start, to: end(of: ">", from: position))
      case UInt8(ascii: "!"):
        if html[position...].starts(with: "!--".utf8) {
          // The search begins inside `<!--` because `<!-->` and `<!--->` are whole comments, but `<!--!>` is not
          // (section 13.2.5.43 of the standard).
          let ends = [end(of: "-->", from: start + 2), end(of: "--!>", from: start + 4)]
          return comment(from: start, to: ends.compactMap(\.self).min())
        }
        let isText = isInForeignContent && html[position...].starts(with: "![CDATA[".utf8)
        return comment(from: start, to: isText ? end(of: "]]>", from: position) : end(of: ">", from: position))
      case UInt8(ascii: "?"): return comment(from: start, to: end(of: ">", from: position))
      default: continue
      }
    }
    return nil
  }

  /// Skips to the end tag of `element`, whose contents browsers treat as text, such as `script`, or to the end if there
  /// is none.
  package mutating func skipText(of element: ArraySlice<UInt8>) {
    if element.elementsEqual("script".utf8) { return skipScript() }
    var from = position
    while let end = html[...].firstIndex(of: "</", from: from) {
      if isTag(element, at: end + 2) {
        position = end
        return
      }
      from = end + 2
    }
    position = html.count
  }

  /// Skips everything that is left.
  package mutating func skipToEnd() { position = html.count }

  /// Skips to the end tag of a script. A script that contains `<!--` and then `<script` ends after the second
  /// `</script>` (section 13.2.5.15 and following of the standard).
  private mutating func skipScript() {
    let script = Array("script".utf8)[...]
    var isEscaped = false
    var isDoublyEscaped = false
    while let byte {
      if isEscaped, byte == UInt8(ascii: "-"), html[position...].starts(with: "-->".utf8) {
        (isEscaped, isDoublyEscaped) = (false, false)
      } else if byte == UInt8(ascii: "<") {
        if html[position...].starts(with: "</".utf8), isTag(script, at: position + 2) {
          guard isDoublyEscaped else { return }
          isDoublyEscaped = false
        } else if isEscaped, isTag(script, at: position + 1) {
          isDoublyEscaped = true
        } else if !isEscaped, html[position...].starts(with: "<!--".utf8) {
          isEscaped = true
          // The next two dashes may be those of `-->`.
          position += 1
        }
      }
      position += 1
    }
  }

  /// Returns whether a tag of `element` has its name at `start`.
  private func isTag(_ element: ArraySlice<UInt8>, at start: Int) -> Bool {
    let end = start + element.count
    guard end < html.count, html[start..<end].elementsEqual(element, by: { $0.asciiLowercased == $1 }) else {
      return false
    }
    return html[end].isHTMLSpace || html[end] == UInt8(ascii: "/") || html[end] == UInt8(ascii: ">")
  }

  /// Returns the position after the first `text` at or after `start`; `nil` if there is none.
  private func end(of text: StaticString, from start: Int) -> Int? {
    html[...].firstIndex(of: text, from: start).map { $0 + text.utf8CodeUnitCount }
  }

  private mutating func comment(from start: Int, to end: Int?) -> Item {
    guard let end else { return .unfinished }
    position = end
    return .comment(start..<end)
  }

  private mutating func tag(from start: Int, isEndTag: Bool) -> Item {
    let name = take { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    var tag = HTMLTag(name: name.asciiLowercased, isEndTag: isEndTag, start: start, attributes: [])
    while true {
      let gap = take { $0.isHTMLSpace || $0 == UInt8(ascii: "/") }
      guard let first = byte else { return .unfinished }
      if first == UInt8(ascii: ">") {
        tag.isSelfClosing = gap.last == UInt8(ascii: "/")
        position += 1
        return .tag(tag)
      }
      guard let attribute = attribute() else { return .unfinished }
      tag.attributes.append(attribute)
    }
  }

  /// Reads an attribute; `nil` if the fragment ends inside it.
  private mutating func attribute() -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    // The first byte is part of the name, even if it is `=`.
    let start = position
    position += 1
    let rest = take { !$0.isHTMLSpace && !"/>=".utf8.contains($0) }
    let name = html[start..<rest.endIndex].asciiLowercased
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
      return (name, value)
    default: return (name, take { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") })
    }
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = html[position...].prefix(while: belongs)
    position = taken.endIndex
    return taken
  }
}
