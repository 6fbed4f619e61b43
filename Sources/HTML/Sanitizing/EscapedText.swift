/// Writes text in HTML.
enum EscapedText {
  /// Writes text, or the value of an attribute without its quotation marks.
  static func write(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
    for byte in text {
      switch byte {
      // As cmark writes it.
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case 0: output += "\u{FFFD}".utf8
      // A browser would read a carriage return as a line feed.
      case 0x0D: output.append(0x0A)
      default: HTMLEscaping.appendText(byte, to: &output)
      }
    }
  }
}
