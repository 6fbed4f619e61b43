/// Writes text as HTML.
package enum HTMLEscaping {
  /// Returns the character reference for a byte that has a special meaning in text or in a quoted attribute: those that
  /// MarkupSafe escapes, `& < > " '`.
  @inline(__always)
  package static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// Returns `text` as HTML that is safe in text and in quoted attributes.
  package static func escaped(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: { reference(for: $0) != nil }) else { return String(text) }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let reference = reference(for: byte) {
        reference.withUTF8Buffer { escaped.append(contentsOf: $0) }
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
