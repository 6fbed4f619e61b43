/// The end of the text of a script (HTML standard, sections 13.2.5.15 to 13.2.5.31).
enum ScriptEnd {
  /// Returns the position of the end tag of a script whose text begins with `text`; `nil` if there is none.
  ///
  /// After `<!--` and then `<script`, the first `</script>` does not end the text.
  static func position(in text: ArraySlice<UInt8>) -> Int? {
    var state = State.plain
    var position = text.startIndex
    while position < text.endIndex {
      if state == .plain {
        guard let bracket = text.firstIndex(of: UInt8(ascii: "<"), from: position) else { return nil }
        position = bracket
      }
      switch text[position] {
      case UInt8(ascii: "-") where state != .plain && text[position...].starts(with: "-->".utf8): state = .plain
      case UInt8(ascii: "<") where text[position...].starts(with: "</".utf8):
        if text.isTag("script".utf8, at: position + 2) {
          guard state == .doublyEscaped else { return position }
          state = .escaped
        }
      case UInt8(ascii: "<") where state == .escaped:
        if text.isTag("script".utf8, at: position + 1) { state = .doublyEscaped }
      case UInt8(ascii: "<") where state == .plain && text[position...].starts(with: "<!--".utf8):
        state = .escaped
        // The next two dashes can be those of `-->`.
        position += 1
      default: break
      }
      position += 1
    }
    return nil
  }

  private enum State { case plain, escaped, doublyEscaped }
}
