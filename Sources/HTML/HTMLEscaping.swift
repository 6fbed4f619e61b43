/// Writes text as HTML.
public enum HTMLEscaping {
  /// Returns the character reference for a byte that has a special meaning in text or in a quoted attribute: those that
  /// MarkupSafe escapes, `& < > " '`.
  @inline(__always) @inlinable
  public static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// Returns the character reference for a byte that has a special meaning in text: `& < >`.
  package static func textReference(for byte: UInt8) -> StaticString? {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? nil : reference(for: byte)
  }

  /// Returns `text` as HTML that is safe in text and in quoted attributes.
  package static func escaped(_ text: some StringProtocol) -> String { escaped(text, reference) }

  /// Returns `text` as HTML that is safe in text only: its quotation marks stay as they are.
  package static func escapedText(_ text: some StringProtocol) -> String { escaped(text, textReference) }

  private static func escaped(_ text: some StringProtocol, _ reference: (UInt8) -> StaticString?) -> String {
    guard text.utf8.contains(where: { reference($0) != nil }) else { return String(text) }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 { append(byte, reference(byte), to: &escaped) }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Writes a byte of text: `& < >` are escaped.
  static func appendText(_ byte: UInt8, to output: inout [UInt8]) {
    append(byte, textReference(for: byte), to: &output)
  }

  private static func append(_ byte: UInt8, _ reference: StaticString?, to output: inout [UInt8]) {
    guard let reference else { return output.append(byte) }
    reference.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
