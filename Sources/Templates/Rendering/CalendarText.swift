/// Text and lines of iCalendar files (RFC 5545).
enum CalendarText {
  /// Writes text with its commas, semicolons, backslashes and line breaks escaped (section 3.3.11), without other
  /// control characters.
  static func write(_ span: Span<UInt8>, into output: inout [UInt8]) {
    for index in 0..<span.count {
      switch span[index] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(span[index])
      case UInt8(ascii: "\n"): output.append(contentsOf: "\\n".utf8)
      case 0..<32, 127: break
      default: output.append(span[index])
      }
    }
  }

  /// The maximum length of a line, in bytes.
  private static let lineLength = 75

  /// Returns the lines of a calendar without blank lines, ended as section 3.1 requires and folded at 75 bytes.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for line in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    where line.contains(where: { $0 != 32 }) {
      var length = 0
      for (offset, byte) in line.enumerated() {
        // A line is never folded within a character.
        if byte & 0xC0 != 0x80, length + characterLength(byte) > lineLength, offset > 0 {
          output.append(contentsOf: "\r\n ".utf8)
          length = 1
        }
        output.append(byte)
        length += 1
      }
      output.append(contentsOf: "\r\n".utf8)
    }
    return output
  }

  private static func characterLength(_ first: UInt8) -> Int {
    switch first {
    case 0..<0x80: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }
}
