import HTML
import Values

/// Writes values with one escaping each. `Renderer+Output` chooses the one that the context requires.
enum Escaping {
  /// Escapes the characters that MarkupSafe escapes: `& < > " '`.
  static func html(_ span: Span<UInt8>, into output: inout [UInt8]) {
    replace(span, into: &output, HTMLEscaping.reference)
  }

  @inline(__always)
  private static func isForbiddenInXML(_ byte: UInt8) -> Bool { byte < 32 && byte != 9 && byte != 10 && byte != 13 }

  /// Escapes as for HTML and replaces the characters that XML 1.0 (section 2.2) does not allow.
  static func xml(_ span: Span<UInt8>, into output: inout [UInt8]) {
    let start = output.count
    defer { replaceNoncharacters(in: &output, from: start) }
    replace(span, into: &output) { isForbiddenInXML($0) ? "\u{FFFD}" : HTMLEscaping.reference(for: $0) }
  }

  /// Writes safe markup and replaces the characters that XML does not allow. In an attribute, also escapes the
  /// characters that would end it.
  static func xmlMarkup(_ span: Span<UInt8>, isInAttribute: Bool = false, into output: inout [UInt8]) {
    let start = output.count
    defer { replaceNoncharacters(in: &output, from: start) }
    replace(span, into: &output) { byte in
      isForbiddenInXML(byte)
        ? "\u{FFFD}" : isInAttribute && byte != UInt8(ascii: "&") ? HTMLEscaping.reference(for: byte) : nil
    }
  }

  /// Writes HTML in an attribute or a title: escapes what would end the context and keeps character references.
  static func htmlMarkupInAttribute(_ span: Span<UInt8>, into output: inout [UInt8]) {
    replace(span, into: &output) { $0 == UInt8(ascii: "&") ? nil : HTMLEscaping.reference(for: $0) }
  }

  /// Writes a URL, or part of one, in a quoted attribute. A URL that begins with a scheme that is not allowed becomes
  /// `#unsafe`.
  static func url(
    _ span: Span<UInt8>, _ place: EscapingPlace, _ schemes: AllowedSchemes, into output: inout [UInt8]
  ) {
    if place == .urlStart, !schemes.allow(span) { return output.append(contentsOf: "#unsafe".utf8) }
    var mayBeScheme = place == .urlBeforePath
    var start = 0
    for index in 0..<span.count {
      let byte = span[index]
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { mayBeScheme = false }
      guard !isPlainInURL(byte) || byte == UInt8(ascii: ":") && mayBeScheme else { continue }
      if place != .urlQuery, isKeptInURL(byte) { continue }
      copy(span, start..<index, into: &output)
      start = index + 1
      if byte == UInt8(ascii: "&"), place != .urlQuery {
        output.append(contentsOf: "&amp;".utf8)
      } else {
        percent(byte, into: &output)
      }
    }
    copy(span, start..<span.count, into: &output)
  }

  /// Returns HTML with the character references that ``html(_:into:)`` writes decoded.
  static func withoutReferences(_ span: Span<UInt8>) -> [UInt8] {
    var bytes = span.withUnsafeBufferPointer { Array($0) }
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      bytes = ByteText.replacing(Array(reference.utf8), with: Array(character.utf8), in: bytes)
    }
    return bytes
  }

  /// Returns whether the byte is a letter, a digit or a sign that means the same everywhere in a URL.
  @inline(__always)
  private static func isPlainInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...34, 35, 37, 38, 39, 43, 60, 61, 62, 92, 94, 96, 123...255: byte == 33 || byte == 126
    default: true
    }
  }

  /// Returns whether the byte separates the parts of a URL or belongs to an escape. It means something else in a
  /// query's value.
  @inline(__always)
  private static func isKeptInURL(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "%")
  }

  /// Writes the candidates of a `srcset`. If one of them has a scheme that is not allowed, writes `#unsafe` for all of
  /// them.
  static func srcset(_ span: Span<UInt8>, _ schemes: AllowedSchemes, into output: inout [UInt8]) {
    let bytes = span.withUnsafeBufferPointer { Array($0) }
    let isSafe = bytes.split(separator: UInt8(ascii: ",")).allSatisfy { schemes.allow($0) }
    if isSafe { html(span, into: &output) } else { output.append(contentsOf: "#unsafe".utf8) }
  }

  /// Replaces U+FFFE and U+FFFF, which are `EF BF BE` and `EF BF BF`, with U+FFFD.
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
