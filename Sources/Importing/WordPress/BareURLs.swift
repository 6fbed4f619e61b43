/// Addresses that are written as text, as in a paragraph that consists of the address of a video.
///
/// A Markdown converter escapes characters such as `_` in text, and the escapes would become part of the address. In a
/// link, they do not.
enum BareURLs {
  /// The texts of which an address contains one.
  static let markers = ["://", "www."]

  /// Returns HTML text, which contains no tags, with a link for each address.
  static func linked(_ text: Substring) -> String {
    guard markers.contains(where: { text.utf8.range(of: $0) != nil }) else { return String(text) }
    var html = ""
    var rest = text
    var last: Character = " "
    while let first = rest.first {
      if !last.isLetter, !last.isNumber, last != "/", let address = address(at: rest) {
        let scheme = address.hasPrefix("www.") ? "http://" : ""
        html += "<a href=\"\(scheme)\(address)\">\(address)</a>"
        rest = rest[address.endIndex...]
        last = "/"
      } else {
        html.append(first)
        last = first
        rest = rest.dropFirst()
      }
    }
    return html
  }

  /// Returns the address that begins `text`, without the punctuation after it.
  private static func address(at text: Substring) -> Substring? {
    guard ["https://", "http://", "www."].contains(where: text.hasPrefix) else { return nil }
    var end = text.startIndex
    var parentheses = 0
    while end < text.endIndex, isPart(text, at: end) {
      parentheses += text[end] == "(" ? 1 : text[end] == ")" ? -1 : 0
      end = text.index(after: end)
    }
    while end > text.startIndex, isPunctuation(text[..<end], areClosed: parentheses >= 0) {
      end = text.index(before: end)
      if text[end] == ")" { parentheses += 1 }
    }
    let address = text[..<end]
    let host = address.drop { $0 != "." }.dropFirst()
    let isLocal = address.hasPrefix("http") && address.split(separator: "/").count > 1
    return isLocal || host.first?.isLetter == true ? address : nil
  }

  private static func isPart(_ text: Substring, at index: Substring.Index) -> Bool {
    let character = text[index]
    if character.isWhitespace || "<>\"[]`|\\^{}".contains(character) { return false }
    // The only character references in an address are those of an ampersand.
    return character != "&" || ["&amp;", "&#038;", "&#38;"].contains(where: text[index...].hasPrefix)
      || !text[index...].prefix(10).contains(";")
  }

  /// Returns a Boolean value that indicates whether the last character is not part of the address. `areClosed` is false
  /// if it contains more closing parentheses than opening ones.
  private static func isPunctuation(_ address: Substring, areClosed: Bool) -> Bool {
    switch address.last {
    case ".", ",", ":", "!", "?", "'", "*", "~", "’", "”", "…": true
    case ";": !["&amp;", "&#038;", "&#38;"].contains(where: address.hasSuffix)
    case ")": !areClosed
    default: false
    }
  }
}
