/// Words of a text that has one blank between them. All goes by bytes: Swift's characters take ten times as long.
enum Words {
  private static let blank = UInt8(ascii: " ")

  static func of(_ text: String) -> [Substring] { text.utf8.split(separator: blank).map(Substring.init) }

  /// The text with one blank for each run of white space, that which does not break lines included, and none at
  /// either end.
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
