/// The words of text with single spaces between them. Operates on bytes, because Swift's characters take ten times as
/// long.
enum Words {
  private static let blank = UInt8(ascii: " ")

  static func of(_ text: String) -> [Substring] { text.utf8.split(separator: blank).map(Substring.init) }

  /// Returns the text with one space for each run of whitespace, including nonbreaking spaces, and none at either end.
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isAfterBlank = true
    var position = 0
    while position < bytes.count {
      let isUnbreakable = bytes[position] == 0xC2 && position + 1 < bytes.count && bytes[position + 1] == 0xA0
      if bytes[position] <= blank || isUnbreakable {
        if !isAfterBlank { text.append(blank) }
        isAfterBlank = true
        position += isUnbreakable ? 2 : 1
      } else {
        text.append(bytes[position])
        isAfterBlank = false
        position += 1
      }
    }
    if text.last == blank { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
