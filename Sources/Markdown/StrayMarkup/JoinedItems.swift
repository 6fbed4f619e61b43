import HTML

/// The items of a list that Markdown does not know, which readers see in one paragraph: `(1) Rent`, `a. Rent`, or `2. Rent`
/// right under other text.
struct JoinedItems {
  /// A marker at the beginning of a line: `(a)`, `2.`.
  private struct Marker {
    let range: Range<Int>
    /// The characters around the number or letter.
    let style: [UInt8]
    let number: Int
    /// A Boolean value that indicates whether the marker would begin a list item in another place.
    let isMarkdown: Bool
  }

  static func find(_ texts: [ArraySlice<UInt8>?], of source: [UInt8], _ lines: [Range<Int>]) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var previous: Marker?
    var isContinued = false
    for line in texts.indices {
      let marker = texts[line].flatMap(marker)
      // An item of a Markdown list is on a line of its own.
      if let marker, let previous, previous.style == marker.style, marker.number == previous.number + 1,
        !startsItem(source[lines[line].lowerBound..<marker.range.lowerBound])
      {
        if !isContinued { found.append(finding(previous)) }
        if !marker.isMarkdown { found.append(finding(marker)) }
        isContinued = true
      } else {
        isContinued = false
      }
      previous = breaksLine(source[lines[line]]) ? nil : marker
    }
    return found
  }

  private static func finding(_ marker: Marker) -> StrayMarkup {
    StrayMarkup(
      range: marker.range, message: "this list item is shown as plain text",
      help: marker.isMarkdown ? "add a blank line before the list" : "begin the line with \"\(marker.number).\" instead"
    )
  }

  /// Returns whether the markers before a line's text are of a list item.
  private static func startsItem(_ markers: ArraySlice<UInt8>) -> Bool {
    !markers.allSatisfy { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }
  }

  private static func breaksLine(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmingSpaces()
    let isBreak = [StaticString](["<br>", "<br/>", "<br />"]).contains {
      text.suffix($0.utf8CodeUnitCount).isCaseInsensitively($0)
    }
    return isBreak || text.last == UInt8(ascii: "\\") || line[text.endIndex...].starts(with: "  ".utf8)
  }

  private static func marker(of text: ArraySlice<UInt8>) -> Marker? {
    let isInParentheses = text.first == UInt8(ascii: "(")
    let rest = text.dropFirst(isInParentheses ? 1 : 0)
    let digits = rest.prefix(3).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let name = digits.isEmpty ? rest.prefix(1) : digits
    guard let first = name.first, digits.count < 3, !digits.isEmpty || UInt8(ascii: "a")...UInt8(ascii: "z") ~= first,
      let end = rest.dropFirst(name.count).first,
      end == UInt8(ascii: ")") || end == UInt8(ascii: ".") && !isInParentheses,
      text[(name.endIndex + 1)...].first == UInt8(ascii: " "), text[(name.endIndex + 1)...].count > 1
    else { return nil }
    let number = digits.isEmpty ? Int(first - UInt8(ascii: "a")) + 1 : Int(String(decoding: digits, as: UTF8.self)) ?? 0
    return Marker(
      range: text.startIndex..<(name.endIndex + 1), style: [isInParentheses ? 1 : 0, end, digits.isEmpty ? 1 : 0],
      number: number, isMarkdown: !digits.isEmpty && !isInParentheses)
  }
}
