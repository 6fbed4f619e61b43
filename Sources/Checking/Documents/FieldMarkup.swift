import HTML
import YAML

/// Markup in plain text, which readers would see: `**bold**`, `[text](url)`, `&amp;`, `<em>`.
struct FieldMarkup {
  /// A description of the problem, as a message states it.
  let problem: String
  /// The whole text without the markup, if that is certain.
  let fixed: String?

  private static let elements: Set = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "div", "em", "font", "h1", "h2", "h3", "h4",
    "hr", "i", "img", "li", "mark", "ol", "p", "small", "span", "strong", "sub", "sup", "u", "ul",
  ]

  /// Finds the first markup in `text`; `nil` if there is none. Linear.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if let (whole, name) = Self.link(in: bytes) {
      problem = "readers see \"\(whole)\" exactly as written: links do not work in this field"
      fixed = Self.written(text.replacing(whole, with: name))
    } else if let (whole, name) = Self.bold(in: text) {
      problem = "readers see the asterisks in \"\(whole)\": this field is plain text"
      fixed = Self.written(text.replacing(whole, with: name))
    } else if text.hasPrefix("#"), case let rest = text.drop(while: { $0 == "#" }), rest.hasPrefix(" "),
      rest.dropFirst().first?.isUppercase == true
    {
      problem = "readers see the \"#\" at the beginning: this field is plain text"
      fixed = Self.written(String(rest.dropFirst()))
    } else if let reference = Self.reference(in: bytes) {
      problem = "readers see \"\(reference)\" exactly as written: this field is plain text, not HTML"
      let decoded = CharacterReferences.decoding(text, in: .text)
      fixed = Self.written(decoded.replacing("\u{A0}", with: " "))
    } else if let tag = Self.tag(in: bytes) {
      problem = "readers see \"\(tag)\" exactly as written: this field is plain text, not HTML"
      fixed = nil
    } else {
      return nil
    }
  }

  private static func written(_ text: String) -> String? {
    text.contains { $0.isNewline } || text.allSatisfy(\.isWhitespace) ? nil : ScalarText.inFlow(text)
  }

  /// Returns the first link or image, and its text: `[text](https://example.org)`.
  private static func link(in bytes: [UInt8]) -> (whole: String, name: String)? {
    guard let middle = bytes[...].firstIndex(of: "](", from: 0),
      let end = bytes[middle...].firstIndex(of: UInt8(ascii: ")")),
      let start = bytes[..<middle].lastIndex(of: UInt8(ascii: "["))
    else { return nil }
    let target = bytes[(middle + 2)..<end]
    let isTarget = target.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "#") }
    guard isTarget, !target.contains(UInt8(ascii: " ")), middle > start + 1 else { return nil }
    let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    return (
      String(decoding: bytes[(isImage ? start - 1 : start)...end], as: UTF8.self),
      String(decoding: bytes[(start + 1)..<middle], as: UTF8.self)
    )
  }

  private static func bold(in text: String) -> (whole: String, name: String)? {
    guard let start = text.firstRange(of: "**"), let end = text[start.upperBound...].firstRange(of: "**"),
      case let name = text[start.upperBound..<end.lowerBound], let first = name.first, let last = name.last,
      !first.isWhitespace, !last.isWhitespace, first != "*"
    else { return nil }
    return (String(text[start.lowerBound..<end.upperBound]), String(name))
  }

  /// Returns the first character reference that ends with a semicolon: `&amp;`, `&#8217;`.
  private static func reference(in bytes: [UInt8]) -> String? {
    var start = 0
    while let mark = bytes[...].firstIndex(of: UInt8(ascii: "&"), from: start) {
      if let (_, end) = CharacterReferences.reference(in: bytes[...], at: mark, .text),
        bytes[end - 1] == UInt8(ascii: ";")
      {
        return String(decoding: bytes[mark..<end], as: UTF8.self)
      }
      start = mark + 1
    }
    return nil
  }

  /// Returns the first tag of a known element.
  private static func tag(in bytes: [UInt8]) -> String? {
    guard bytes.contains(UInt8(ascii: "<")) else { return nil }
    var tokens = HTMLTokenizer(bytes)
    while let token = tokens.next() {
      guard case .tag(let tag) = token, elements.contains(tag.name) else { continue }
      return String(decoding: bytes[tag.range], as: UTF8.self)
    }
    return nil
  }
}
