import Markdown
import Values

/// Reads the text of a page as a browser would show it, in one pass over its tags.
struct PageReader {
  private let html: [UInt8]
  private var scanner: HTMLScanner
  private var page = PageContent()
  /// The text of the current block, with its character references not yet decoded.
  private var text: [UInt8] = []
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
    scanner = HTMLScanner(html)
  }

  private mutating func read() {
    var end = 0
    while let item = scanner.next() {
      switch item {
      case .tag(let tag):
        text += html[end..<tag.start]
        take(tag)
      case .comment(let range): text += html[end..<range.lowerBound]
      case .unfinished:
        endBlock()
        return finish()
      }
      end = scanner.position
    }
    text += html[end...]
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
    let name = String(decoding: tag.name, as: UTF8.self)
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
    case "link" where tag["rel"] == "canonical": page.canonical = tag["href"]
    case "script", "style", "template":
      if !tag.isEndTag { scanner.skipText(of: tag.name) }
    default: break
    }
  }

  private mutating func takeInline(_ name: String, _ tag: HTMLTag) {
    switch name {
    case "a":
      if isMain, let address = tag["href"] { page.links.append(address) }
    case "img":
      if isMain, let address = tag["src"] { page.pictures.append(address) }
      if let alternative = tag["alt"], !alternative.isEmpty { text += " [\(alternative)] ".utf8 }
    default: break
    }
  }

  private mutating func takeMeta(_ tag: HTMLTag) {
    if tag["name"]?.lowercased() == "description" {
      page.description = Words.text(of: Array((tag["content"] ?? "").utf8))
    }
    guard tag["http-equiv"]?.lowercased() == "refresh", let content = tag["content"] else { return }
    guard let equals = content.firstIndex(of: "="), content[..<equals].lowercased().hasSuffix("url") else { return }
    page.redirect = String(content[content.index(after: equals)...])
  }

  private var isMain: Bool { isInMain || !hasMain }

  /// Ends the current block and adds its text to the title, the main content, or the frame.
  private mutating func endBlock() {
    guard text.contains(where: { $0 > 0x20 }) else { return text.removeAll(keepingCapacity: true) }
    let words = Words.text(of: CharacterReferences.decoding(text[...]))
    text.removeAll(keepingCapacity: true)
    if isInTitle { page.title = words } else if isInMain { page.main.append(words) } else { page.frame.append(words) }
  }

  /// Elements within a line of text, as in the HTML standard (section 15.3).
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark",
    "picture", "q", "s", "samp", "small", "source", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]
}

extension HTMLTag {
  /// The value of an attribute, with its character references decoded; `nil` if there is none.
  fileprivate subscript(name: String) -> String? {
    attributes.first { $0.name.elementsEqual(name.utf8) }.map {
      String(decoding: CharacterReferences.decoding($0.value[...]), as: UTF8.self)
    }
  }
}
