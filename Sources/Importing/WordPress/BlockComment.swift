/// A comment of the block editor: `<!-- wp:gallery {"ids":[1,2]} -->`. It begins or ends a block, or is one.
struct BlockComment {
  /// The name without `wp:`; empty if the comment is not of the block editor.
  let name: String
  let isEnd: Bool
  /// A Boolean value that indicates whether the block has no content. WordPress generates it each time the page is
  /// shown.
  let isDynamic: Bool
  /// The settings as JSON.
  private let settings: Substring

  init(_ comment: Substring) {
    let text = comment.dropFirst(4).dropLast(3)
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let first = words.first ?? ""
    isEnd = first.hasPrefix("/wp:")
    name = first.hasPrefix("wp:") || isEnd ? String(first.drop { $0 != ":" }.dropFirst()) : ""
    settings = words.count > 1 ? words[1] : ""
    isDynamic = !isEnd && settings.last { !$0.isWhitespace } == "/"
  }

  /// The web addresses in the settings.
  var addresses: [String] {
    var found: [String] = []
    var rest = settings.utf8
    while let start = rest.range(of: "\"http") {
      rest = rest[rest.index(after: start.lowerBound)...]
      let text = Substring(rest).prefix { $0 != "\"" }
      let address = Self.unescaped(text)
      if address.hasPrefix("http://") || address.hasPrefix("https://"), !found.contains(address) {
        found.append(address)
      }
      rest = rest[text.endIndex...]
    }
    return found
  }

  /// Returns the text of the setting `key`; `nil` if there is none.
  func text(_ key: String) -> String? {
    guard let start = settings.utf8.range(of: "\"\(key)\":\"") else { return nil }
    var text: Substring = ""
    var end = start.upperBound
    while end < settings.endIndex, settings[end] != "\"" {
      if settings[end] == "\\" { end = settings.index(after: end) }
      guard end < settings.endIndex else { break }
      end = settings.index(after: end)
    }
    text = settings[start.upperBound..<end]
    return Self.unescaped(text)
  }

  /// The numbers in the setting `key`: `"id":7`, `"ids":[1,2]`.
  func numbers(_ key: String) -> [String] {
    guard let start = settings.utf8.range(of: "\"\(key)\":") else { return [] }
    let text = settings[start.upperBound...].prefix { $0.isNumber || "[], \"".contains($0) }
    let list = text.first == "[" ? text.prefix { $0 != "]" } : text.prefix { $0 != "," }
    return list.split { !$0.isNumber }.map(String.init)
  }

  /// Returns a JSON string without its escapes.
  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let escaped = rest.popFirst() else {
        result.append(character)
        continue
      }
      let digits = rest.prefix(4)
      if escaped == "u", let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(4)
      } else {
        result.append(escaped == "n" ? "\n" : escaped == "t" ? " " : escaped)
      }
    }
    return result
  }
}
