import HTML
import Values

/// The labels of footnotes, such as `[^name]`. cmark-gfm compares them by bytes and writes them in IDs.
enum FootnoteLabels {
  /// Returns `source` with its labels in NFC. Lines stay the same.
  static func inNFC(_ source: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var normalized: [UInt8] = []
    var copied = source.startIndex
    var position = source.startIndex
    while let start = source.firstIndex(of: UInt8(ascii: "["), from: position) {
      position = start + 1
      guard position < source.endIndex, source[position] == UInt8(ascii: "^") else { continue }
      let label = source[position...].prefix { !endsLabel($0) }
      position = label.endIndex
      guard label.contains(where: { $0 >= 0x80 }), let text = String(validating: label, as: UTF8.self) else { continue }
      normalized += source[copied..<label.startIndex] + Array(text.inNFC.utf8)
      copied = label.endIndex
    }
    return copied == source.startIndex ? source : normalized + source[copied...]
  }

  private static func endsLabel(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
