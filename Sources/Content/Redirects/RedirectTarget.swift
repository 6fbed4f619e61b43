import Values

/// The new URL of a redirect, as it is written to the file that hosts read.
package enum RedirectTarget {
  /// Returns the first text in `written` that a hosting service would not treat as part of a URL.
  static func problem(in written: String) -> RedirectPattern? {
    RedirectPattern(in: ContentPath.percentDecoded(written))
  }

  /// Returns `url` percent-encoded in NFC, with uppercase digits. Escapes that it contains are kept. Also encodes the
  /// characters that begin a pattern, a placeholder, or a variable of a server.
  package static func encoded(_ url: String) -> String {
    let bytes = Array(url.inNFC.utf8)
    var text = ""
    var endOfEscape = 0
    for (index, byte) in bytes.enumerated() {
      let digits = bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)]
      let isEscape = byte == UInt8(ascii: "%") && digits.count == 2 && digits.allSatisfy(isHexDigit)
      if isEscape { endOfEscape = index + 3 }
      let isInEscape = index < endOfEscape
      let isPlaceholder = byte == UInt8(ascii: ":") && index > 0 && "/?&=".utf8.contains(bytes[index - 1])
      if isEscape || isKept(byte) && !isPlaceholder {
        text += isInEscape ? String(UnicodeScalar(byte)).uppercased() : String(UnicodeScalar(byte))
      } else {
        text += ContentPath.escape(of: byte)
      }
    }
    return text
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }

  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~!&'()+,;=:@/?#[]".utf8.contains(byte)
    }
  }
}
