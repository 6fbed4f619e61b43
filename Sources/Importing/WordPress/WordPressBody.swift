/// The text of an item, made ready to become Markdown: without what only WordPress understands.
struct WordPressBody {
  /// Paragraphs and other blocks of HTML.
  private(set) var html = ""
  /// The addresses of the pictures and recordings in it.
  private(set) var media: [String] = []
  /// The shortcodes that stay in it.
  private(set) var shortcodes: [String] = []
  /// What is left out, since it has no text of its own: blocks that WordPress fills, scripts.
  private(set) var losses: [String] = []

  /// A paragraph that stands for `<!--more-->` until the text is Markdown.
  static let moreMark = "broadsidemoremark"

  /// `link` gives what an address in it becomes.
  init(_ source: String, link: (String) -> String) {
    let codes = Shortcodes(source)
    shortcodes = codes.unknown
    var text = ""
    /// The element whose content is left out.
    var skipped: String?
    for piece in HTMLPieces(codes.html) {
      if let name = skipped {
        if case .tag(let tag) = piece, tag.name == name, tag.isClosing { skipped = nil }
        continue
      }
      switch piece {
      case .text(let part): text += part
      case .comment(let comment): text += take(comment)
      case .tag(let tag):
        if ["script", "style", "noscript"].contains(tag.name), !tag.isClosing {
          skipped = tag.name
          losses.append(tag.name)
        } else {
          text += take(tag, link: link)
        }
      }
    }
    html = WordPressParagraphs(text).html
  }

  private mutating func take(_ comment: Substring) -> String {
    let words = comment.dropFirst(4).dropLast(3).split(whereSeparator: \.isWhitespace)
    let first = words.first.map(String.init) ?? ""
    if first == "more" || first.hasPrefix("more") && words.count == 1 { return "\n\n<p>\(Self.moreMark)</p>\n\n" }
    // A block without an end is made anew whenever the page is shown.
    if first.hasPrefix("wp:"), words.last == "/", first != "wp:more" { losses.append("block " + first.dropFirst(3)) }
    return first.hasPrefix("wp:") || first.hasPrefix("/wp:") ? "\n\n" : ""
  }

  private mutating func take(_ tag: HTMLTag, link: (String) -> String) -> String {
    switch tag.name {
    case "iframe", "embed", "video", "audio", "source":
      guard !tag.isClosing, let address = tag["src"], !address.isEmpty else { return "" }
      if tag.name != "iframe", tag.name != "embed" { media.append(address) }
      return Shortcodes.link(address.hasPrefix("//") ? "https:" + address : address)
    case "object", "param": return ""
    case "img":
      guard let address = tag["src"] else { return "" }
      media.append(address)
      // Its size on the old page says nothing on the new one.
      return HTMLTag(#"<img src="" alt="">"#).setting("src", to: address, "alt", to: tag["alt"] ?? "")
    case "figure": return "\n\n"
    case "span", "font": return ""
    case "figcaption": return tag.isClosing ? "</em></p>\n\n" : "\n\n<p><em>"
    case "a":
      guard let address = tag["href"] else { return String(tag.source) }
      let target = link(address)
      if target == address, address.contains("/wp-content/uploads/") { media.append(address) }
      return target == address ? String(tag.source) : tag.setting("href", to: target)
    default: return String(tag.source)
    }
  }

  /// The text as it can stand in Markdown, where there is no program to make Markdown of it: HTML without blank lines, which would end it.
  var asHTML: String {
    var text = ""
    var isInPreformatted = false
    for piece in HTMLPieces(html) {
      switch piece {
      case .tag(let tag):
        if tag.name == "pre" { isInPreformatted = !tag.isClosing }
        text += tag.source
      case .comment: continue
      case .text(let part): text += isInPreformatted ? String(part).substituting("\n\n", with: "\n&#10;") : String(part)
      }
    }
    let lines = text[...].lines.filter { !$0.isBlank }
    return lines.joined(separator: "\n").substituting("<p>\(Self.moreMark)</p>", with: "\n<!--more-->\n")
  }

  /// `markdown` with the line `<!--more-->` where its mark stands.
  static func restoringMore(_ markdown: String) -> String { markdown.substituting(moreMark, with: "<!--more-->") }
}
