/// Values in style sheets, and in the files that hosts read.
enum HostText {
  /// Writes part of the value of a CSS property: characters that could end it, or begin a comment, a function, or a rule,
  /// become escapes (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point).
  static func writeCSS(_ span: Span<UInt8>, into output: inout [UInt8]) {
    let keepsQuotes = isQuotedCorrectly(span)
    for index in 0..<span.count {
      let byte = span[index]
      let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      if isQuote ? keepsQuotes : isPlainInCSS(byte) {
        output.append(byte)
      } else {
        output.append(contentsOf: "\\\(String(byte, radix: 16)) ".utf8)
      }
    }
  }

  private static func isPlainInCSS(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: " #%,-./_+".utf8.contains(byte)
    }
  }

  /// Returns whether each quotation mark has its other half.
  private static func isQuotedCorrectly(_ span: Span<UInt8>) -> Bool {
    var open: UInt8?
    for index in 0..<span.count where span[index] == UInt8(ascii: "\"") || span[index] == UInt8(ascii: "'") {
      if open == nil { open = span[index] } else if open == span[index] { open = nil }
    }
    return open == nil
  }

  /// Writes part of a header. Control characters, which could end it, become spaces.
  static func writeHeader(_ span: Span<UInt8>, into output: inout [UInt8]) {
    for index in 0..<span.count { output.append(span[index] < 32 || span[index] == 127 ? 32 : span[index]) }
  }

  /// Writes part of a URL. Whatever could end it, or could begin a pattern or a placeholder, is percent-encoded.
  static func writeRedirect(_ span: Span<UInt8>, into output: inout [UInt8]) {
    for index in 0..<span.count {
      let byte = span[index]
      let last = output.last ?? UInt8(ascii: "\n")
      let isPlaceholder = byte == UInt8(ascii: ":") && "/?&=\n ".utf8.contains(last)
      if byte <= 32 || byte >= 127 || "\"*<>\\^`{|}$".utf8.contains(byte) || isPlaceholder {
        Escaping.percent(byte, into: &output)
      } else {
        output.append(byte)
      }
    }
  }
}
