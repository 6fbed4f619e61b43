/// The closing shortcodes of a text, such as `[/caption]`. They are found in one pass, because a text can have
/// thousands of shortcodes that are never closed.
struct ShortcodeEnds {
  /// The ranges for each name, in the order of the text.
  private var ends: [String: ArraySlice<Range<Substring.Index>>] = [:]

  init(_ source: Substring) {
    var rest = source.utf8
    while let start = rest.range(of: "[/") {
      rest = rest[start.upperBound...]
      let name = rest.prefix { byte in
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F: true
        default: false
        }
      }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "]") else { continue }
      rest = rest.dropFirst()
      ends[String(Substring(name)), default: []].append(start.lowerBound..<rest.startIndex)
    }
  }

  /// Returns the first closing shortcode named `name` at or after `place`. Later calls must not pass an earlier place.
  mutating func next(_ name: String, from place: Substring.Index) -> Range<Substring.Index>? {
    while let first = ends[name]?.first {
      if first.lowerBound >= place { return first }
      ends[name]?.removeFirst()
    }
    return nil
  }
}
