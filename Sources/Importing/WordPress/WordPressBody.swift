/// The body of an item, prepared for conversion to Markdown: without what only WordPress understands.
struct WordPressBody {
  /// The body as HTML blocks.
  private(set) var html = ""
  /// The URLs of the images, audio, and video in the body.
  private(set) var media: [String] = []
  /// The shortcodes that stay in the body.
  private(set) var shortcodes: [String] = []
  /// What was removed because it has no text of its own: dynamic blocks and scripts.
  private(set) var losses: [String] = []

  /// The placeholder for `<!--more-->` until the text is converted to Markdown.
  static let moreMark = "broadsidemoremark"

  /// Prepares `source`. `link` returns the new target of a URL.
  init(_ source: String, link: (String) -> String) {
    let codes = Shortcodes(source)
    shortcodes = codes.unknown
    var text = ""
    /// The element whose content is skipped.
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
    // WordPress renders a block without an end each time the page is shown.
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
      // The size on the old page does not apply to the new one.
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

  /// The body as HTML within Markdown, if pandoc is not installed. It has no blank lines, because a blank line would
  /// end the HTML.
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

  /// Returns `markdown` with `<!--more-->` in place of its placeholder.
  static func restoringMore(_ markdown: String) -> String { markdown.substituting(moreMark, with: "<!--more-->") }
}
