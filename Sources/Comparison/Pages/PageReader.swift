import HTML

/// Reads the text of a page as a browser would show it, in one pass over its tags.
struct PageReader {
  private let html: [UInt8]
  private var tokens: PageTokens
  private var page = PageContent()
  /// The text of the current block.
  private var text: [UInt8] = []
  /// The element that is being read and is not shown, such as a script, and whether it is in SVG or MathML.
  private var hidden: (name: String, isForeign: Bool)?
  private var isInTitle = false
  private var isInBody = false
  private var hasMain = false
  private var isInMain = false

  /// Returns the content of the page with these bytes.
  static func content(of html: [UInt8]) -> PageContent {
    var reader = PageReader(html)
    reader.read()
    return reader.page
  }

  private init(_ html: [UInt8]) {
    self.html = html
    tokens = PageTokens(html)
  }

  private mutating func read() {
    while let token = tokens.next() {
      switch token {
      case .tag(let tag): take(tag)
      case .text(let part) where hidden == nil:
        text += part.isLiteral ? Array(html[part.range]) : CharacterReferences.decoding(html[part.range], in: .text)
      case .text, .comment, .doctype, .unfinishedTag: continue
      }
    }
    endBlock()
    finish()
  }

  /// Treats a page without a `main` element as all main content.
  private mutating func finish() {
    guard !hasMain else { return }
    page.main = page.frame
    page.frame = []
  }

  private mutating func take(_ tag: HTMLTag) {
    let name = tag.name
    guard isShown(tag, name) else { return }
    if Self.inline.contains(name) {
      if !tag.isEndTag { takeInline(name, tag) }
      return
    }
    endBlock()
    switch name {
    case "title": isInTitle = !tag.isEndTag && !isInBody
    case "body": isInBody = true
    case "main":
      isInMain = !tag.isEndTag
      hasMain = true
    case "meta": takeMeta(tag)
    case "link" where tag["rel"]?.value == "canonical": page.canonical = tag["href"]?.value
    default: break
    }
  }

  /// Returns whether the tag is outside elements that are not shown, or the end of one.
  private mutating func isShown(_ tag: HTMLTag, _ name: String) -> Bool {
    if let element = hidden {
      let isEnd = tag.isEndTag && name == element.name || element.isForeign && !tokens.isInForeignContent
      guard isEnd else { return false }
      hidden = nil
    }
    if !tag.isEndTag, Self.hidden.contains(name), !(tag.isSelfClosing && tokens.isInForeignContent) {
      hidden = (name, tokens.isInForeignContent)
    }
    return true
  }

  private mutating func takeInline(_ name: String, _ tag: HTMLTag) {
    switch name {
    case "a":
      if isMain, let address = tag["href"]?.value { page.links.append(address) }
    case "img":
      if isMain, let address = tag["src"]?.value { page.pictures.append(address) }
      if let alternative = tag["alt"]?.value, !alternative.isEmpty { text += " [\(alternative)] ".utf8 }
    default: break
    }
  }

  private mutating func takeMeta(_ tag: HTMLTag) {
    if tag["name"]?.value.lowercased() == "description" {
      page.description = Words.text(of: Array((tag["content"]?.value ?? "").utf8))
    }
    guard tag["http-equiv"]?.value.lowercased() == "refresh", let content = tag["content"]?.value else { return }
    guard let equals = content.firstIndex(of: "="), content[..<equals].lowercased().hasSuffix("url") else { return }
    page.redirect = String(content[content.index(after: equals)...])
  }

  private var isMain: Bool { isInMain || !hasMain }

  /// Ends the current block and adds its text to the title, the main content, or the frame.
  private mutating func endBlock() {
    guard text.contains(where: { $0 > 0x20 }) else { return text.removeAll(keepingCapacity: true) }
    let words = Words.text(of: text)
    text.removeAll(keepingCapacity: true)
    if isInTitle { page.title = words } else if isInMain { page.main.append(words) } else { page.frame.append(words) }
  }

  /// Elements within a line of text, as in the HTML standard (section 15.3).
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark",
    "picture", "q", "s", "samp", "small", "source", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]

  /// Elements whose text is not shown (section 15.3.1).
  private static let hidden: Set = ["script", "style", "iframe", "noembed", "noframes"]
}
