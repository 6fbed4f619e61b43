/// Where the shortcodes of a text end: `[/caption]`. They are found all at once, for a text may have thousands of shortcodes without an end.
struct ShortcodeEnds {
  /// For each name, in the order of the text.
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

  /// The first end of a shortcode called `name` at `place` or behind it. No later call asks for an earlier place.
  mutating func next(_ name: String, from place: Substring.Index) -> Range<Substring.Index>? {
    while let first = ends[name]?.first {
      if first.lowerBound >= place { return first }
      ends[name]?.removeFirst()
    }
    return nil
  }
}
