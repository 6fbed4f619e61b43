import HTML
import Values

extension SourceTag {
  /// The attributes that have a meaning in Markdown or in a table. Others, such as `class`, `style`, `target`, or
  /// `data-id`, belong to the old site, and a converter would keep a tag because of them.
  private static let kept: [String: [StaticString]] = [
    "a": ["href", "title"], "img": ["src", "alt", "title"], "td": ["colspan", "rowspan", "align"],
    "th": ["colspan", "rowspan", "align", "scope"], "ol": ["start"], "li": ["value"], "pre": [], "code": [],
  ]

  /// A Boolean value that indicates whether the tag is one that someone wrote, and not a quotation mark without an end
  /// with much of the text after it.
  var isReasonable: Bool { source.utf8.count < 1 << 16 }

  /// Returns the tag without attributes that have no meaning on the new site, and with another target if it is that of
  /// a link. A tag that contains another one stays as it is, except for links and images, whose titles can contain
  /// anything.
  func cleaned(href: String? = nil) -> String {
    guard !isClosing, isReasonable, source.utf8.contains(where: { $0 <= 32 || $0 == UInt8(ascii: "=") }),
      name == "a" || name == "img" || !source.utf8.dropFirst().contains(UInt8(ascii: "<"))
    else { return String(source) }
    var attributes = (Self.kept[name] ?? []).compactMap { key in
      ((key.description == "href" ? href : nil) ?? self[key]).map { (key.description, $0) }
    }
    if name == "pre" || name == "code", let language = self["class"].flatMap(Self.language) {
      attributes.append(("class", language))
    }
    if name == "td" || name == "th", self["align"] == nil, let align = self["data-align"] {
      attributes.append(("align", align))
    }
    let isSelfClosing = source.utf8.dropLast().last == UInt8(ascii: "/")
    return "<" + name + attributes.map { Self.text($0.0, $0.1) }.joined() + (isSelfClosing ? " />" : ">")
  }

  private static func text(_ key: String, _ value: String) -> String {
    // A converter writes quotation marks in a title unchanged, and they would end it.
    let value = key == "title" ? value.replacing("\"", with: "'") : value
    return " \(key)=\"\(HTMLEscaping.escaped(value))\""
  }

  /// Returns the language of code from its class: `language-swift`, `lang-swift`, or `brush: swift`.
  private static func language(_ names: String) -> String? {
    for prefix in ["language-", "lang-", "brush: ", "brush:"] {
      guard let start = names.utf8.range(of: prefix) else { continue }
      let language = names[start.upperBound...].prefix { character in
        character.isASCII && (character.isLetter || character.isNumber || "+-#".contains(character))
      }
      if !language.isEmpty { return String(language) }
    }
    return nil
  }

  /// The address of a background image in the style of the tag.
  var backgroundImage: String? {
    guard !isClosing, isReasonable, source.utf8.range(of: "url(") != nil, let style = self["style"],
      let start = style.utf8.range(of: "url(")
    else { return nil }
    let address = style[start.upperBound...].prefix { $0 != ")" }.filter { !"'\"".contains($0) }.trimmingBlanks()
    return address.isEmpty || address.hasPrefix("data:") ? nil : address
  }
}
