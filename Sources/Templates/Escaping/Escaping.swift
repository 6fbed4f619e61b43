import Values

/// Writes values so that they stay what they are in the place where they stand.
enum Escaping {
  /// As MarkupSafe escapes: `& < > " '`.
  static func html(_ span: Span<UInt8>, into output: inout [UInt8]) {
    replace(span, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&#34;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }

  /// As HTML, and without the characters that XML 1.0 (section 2.2) does not allow.
  static func xml(_ span: Span<UInt8>, into output: inout [UInt8]) {
    let start = output.count
    defer { replaceNoncharacters(in: &output, from: start) }
    replace(span, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&#34;"
      case UInt8(ascii: "'"): "&#39;"
      case 0...8, 11, 12, 14...31: "\u{FFFD}"
      default: nil
      }
    }
  }

  /// HTML in an attribute or a title: as its source is, but for what would end the place; entities stay entities.
  static func htmlInAttribute(_ span: Span<UInt8>, into output: inout [UInt8]) {
    replace(span, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&#34;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }

  /// A URL, or a part of one, in a quoted attribute. One that begins with a scheme which is not of the web becomes `#unsafe`.
  static func url(_ span: Span<UInt8>, _ place: EscapingPlace, into output: inout [UInt8]) {
    if place == .urlStart, !hasSafeScheme(span) { return output.append(contentsOf: "#unsafe".utf8) }
    var mayBeScheme = place == .urlBeforePath
    for index in 0..<span.count {
      let byte = span[index]
      switch byte {
      case UInt8(ascii: ":") where mayBeScheme: percent(byte, into: &output)
      case UInt8(ascii: "&") where place != .urlQuery: output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "%"):
        if place == .urlQuery { percent(byte, into: &output) } else { output.append(byte) }
      case 0...32, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
        UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), 127...255:
        percent(byte, into: &output)
      default: output.append(byte)
      }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { mayBeScheme = false }
    }
  }

  /// The candidates of a `srcset`; all of it goes when one has an unsafe scheme.
  static func srcset(_ span: Span<UInt8>, into output: inout [UInt8]) {
    let text = span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    let isSafe = text.split(separator: ",").allSatisfy { candidate in
      let url = Array(candidate.utf8)
      return hasSafeScheme(url.span)
    }
    if isSafe { html(span, into: &output) } else { output.append(contentsOf: "#unsafe".utf8) }
  }

  /// Whether a URL has no scheme or one of `http`, `https`, `mailto`, `tel`. Blanks and control characters, which browsers
  /// leave out, do not hide one.
  static func hasSafeScheme(_ span: Span<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    for index in 0..<span.count {
      let byte = span[index]
      switch byte {
      case 0...32, 127: continue
      case UInt8(ascii: ":"):
        return ["http", "https", "mailto", "tel"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      default:
        if scheme.count > 16 { scheme = Array("unknown".utf8) }
        scheme.append(byte)
      }
    }
    return true
  }

  /// U+FFFE and U+FFFF, which are `EF BF BE` and `EF BF BF`, become U+FFFD.
  private static func replaceNoncharacters(in output: inout [UInt8], from start: Int) {
    var index = start
    while index + 2 < output.count {
      if output[index] == 0xEF, output[index + 1] == 0xBF, output[index + 2] >= 0xBE { output[index + 2] = 0xBD }
      index += 1
    }
  }

  static func percent(_ byte: UInt8, into output: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    output.append(UInt8(ascii: "%"))
    output.append(digits[Int(byte >> 4)])
    output.append(digits[Int(byte & 15)])
  }

  @inline(__always)
  private static func replace(_ span: Span<UInt8>, into output: inout [UInt8], _ escape: (UInt8) -> StaticString?) {
    var start = 0
    for index in 0..<span.count {
      guard let escaped = escape(span[index]) else { continue }
      copy(span, start..<index, into: &output)
      escaped.withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + 1
    }
    copy(span, start..<span.count, into: &output)
  }

  @inline(__always)
  static func copy(_ span: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8]) {
    span.extracting(range).withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}
