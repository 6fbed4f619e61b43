import Content
import HTML

/// The body of an item, prepared for conversion to Markdown: without markup that only WordPress understands.
struct WordPressBody {
  /// The body as HTML blocks.
  private(set) var html = ""
  /// The URLs of the images, audio, and video in the body.
  private(set) var media: [String] = []
  /// The shortcodes that stay in the body.
  private(set) var shortcodes: [String] = []
  /// The names of removed elements that have no text of their own: dynamic blocks and scripts.
  private(set) var losses: [String] = []

  /// The placeholder for `<!--more-->` until the text is converted to Markdown.
  static let moreMark = "broadsidemoremark"

  private let context: Context
  private var footnotes: Footnotes
  /// A Boolean value that indicates whether the text can contain addresses.
  private var hasAddresses = false
  /// The element whose content is skipped.
  private var skipped: String?
  /// The depth of elements in which an address is not a link of its own.
  private var literalDepth = 0
  /// The element with a reference to a footnote, which the reference replaces.
  private var isInReference = false
  /// A Boolean value that indicates whether the tag of the link that is being read was removed.
  private var isInRemovedLink = false

  /// The beginning of the name of a lost block.
  static let blockLoss = "block "

  /// The item and the export that a body refers to.
  struct Context: Sendable {
    let attachments: Attachments
    let blocks: ReusableBlocks
    /// The URL that relative URLs refer to.
    let base: BaseURL
    /// The item's number.
    let id: Int
    /// The item's footnotes, as JSON.
    let footnotes: String?
    /// Returns the new target of an absolute URL.
    let link: @Sendable (String) -> String
    /// The schemes that URLs on the site can have.
    let schemes: AllowedSchemes
  }

  init(_ source: String, _ context: Context) {
    self.context = context
    footnotes = Footnotes(context.footnotes)
    var text = convert(source)
    for (number, note) in footnotes.contents.enumerated() { text += Footnotes.paragraph(number + 1, convert(note)) }
    html = WordPressParagraphs(text).html
  }

  /// Returns the text of the item or of a footnote without markup that only WordPress understands.
  private mutating func convert(_ source: String) -> String {
    let codes = Shortcodes(context.blocks.expanding(source), attachments: context.attachments, of: context.id)
    shortcodes += codes.unknown
    if codes.missing > 0 { losses.append(Self.missingImages) }
    hasAddresses = BareURLs.markers.contains { codes.html.utf8.range(of: $0) != nil }
    (skipped, literalDepth, isInReference, isInRemovedLink) = (nil, 0, false, false)
    return take(all: codes.html)
  }

  private mutating func take(all html: String) -> String {
    var text = ""
    for piece in HTMLPieces(html) { text += take(piece) }
    return text
  }

  private static let missingImages = "gallery images that are not in the export"

  private mutating func take(_ piece: HTMLPieces.Piece) -> String {
    if let name = skipped {
      if case .tag(let tag) = piece, tag.name == name, tag.isClosing { skipped = nil }
      return ""
    }
    switch piece {
    case .text(let part):
      if isInReference { return "" }
      return hasAddresses && literalDepth == 0 ? BareURLs.linked(part) : String(part)
    case .comment(let comment): return take(comment)
    case .tag(let tag):
      if ["script", "style", "noscript"].contains(tag.name), !tag.isClosing {
        skipped = tag.name
        losses.append(tag.name)
        return ""
      }
      if isInReference {
        isInReference = !(tag.name == "sup" && tag.isClosing)
        return ""
      }
      return take(tag)
    }
  }

  private mutating func take(_ comment: Substring) -> String {
    let words = comment.dropFirst(4).dropLast(3).split(whereSeparator: \.isWhitespace)
    let first = words.first.map(String.init) ?? ""
    if first == "more" || first.hasPrefix("more") && words.count == 1 { return "\n\n<p>\(Self.moreMark)</p>\n\n" }
    let block = BlockComment(comment)
    guard !block.name.isEmpty else { return "" }
    media += block.addresses.filter(Self.isUpload)
    for key in ["id", "ids", "mediaId"] { media += block.numbers(key).compactMap { context.attachments[$0]?.url } }
    guard block.isDynamic, block.name != "more", block.name != "footnotes" else { return "\n\n" }
    let numbers = ["id", "ids", "mediaId"].flatMap { block.numbers($0) }
    let files = numbers.compactMap { context.attachments[$0] }
    if !files.isEmpty {
      if files.count < numbers.count { losses.append(Self.missingImages) }
      return take(all: files.map(Shortcodes.file).joined())
    }
    // The addresses in the settings are all that is left of a block that WordPress generates.
    let label = block.text("label") ?? block.text("service")
    if label == nil || block.addresses.isEmpty { losses.append(Self.blockLoss + block.name) }
    let links = block.addresses.map { address in
      let target = HTMLEscaping.escaped(context.link(address))
      return "<p><a href=\"\(target)\">\(HTMLEscaping.escaped(label ?? address))</a></p>"
    }
    return "\n\n" + links.joined(separator: "\n\n") + "\n\n"
  }

  private static func isUpload(_ address: String) -> Bool {
    address.contains("/wp-content/uploads/") || address.contains(".files.wordpress.com/")
  }

  private mutating func take(_ tag: SourceTag) -> String {
    guard tag.isReasonable else { return String(tag.source) }
    var background = ""
    if let address = tag.backgroundImage { background = image(context.base.absolute(address)) }
    if tag.name == "a", let removed = take(removed: tag) { return removed }
    if ["a", "pre", "code", "kbd", "textarea"].contains(tag.name) {
      literalDepth = max(0, literalDepth + (tag.isClosing ? -1 : 1))
    }
    switch tag.name {
    case "iframe", "embed", "video", "audio", "source":
      guard !tag.isClosing else { return "" }
      if let poster = address("poster", of: tag) { media.append(poster) }
      guard let address = address("src", of: tag) else { return "" }
      if tag.name != "iframe", tag.name != "embed" { media.append(address) }
      return Shortcodes.link(address)
    case "object", "param": return ""
    case "img":
      guard let address = address("src", of: tag) else { return "" }
      if !address.hasPrefix("data:") { media.append(address) }
      if let full = self.address("data-full-url", of: tag) { media.append(full) }
      // The size on the old page does not apply to the new one.
      return SourceTag.image(address, alternative: tag["alt"] ?? "")
    case "figure": return background + "\n\n"
    // Markdown has no keys, and a converter would write a tag.
    case "kbd": return tag.isClosing ? "</code>" : "<code>"
    case "sup":
      guard let id = tag["data-fn"], let reference = footnotes.reference(to: id) else { return tag.cleaned() }
      isInReference = true
      return reference
    case _ where Self.inline.contains(tag.name):
      if let loss = Self.formatting[tag.name], !tag.isClosing { losses.append(loss) }
      return ""
    case "figcaption": return tag.isClosing ? "</em></p>\n\n" : "\n\n<p><em>"
    case "a": return take(link: tag)
    default: return background + (Self.cleaned.contains(tag.name) ? tag.cleaned() : String(tag.source))
    }
  }

  /// Returns the replacement of the tag of a link without an address, whose text stays; `nil` for other links.
  private mutating func take(removed tag: SourceTag) -> String? {
    if tag.isClosing {
      guard isInRemovedLink else { return nil }
      isInRemovedLink = false
      return ""
    }
    let isAnchor = tag["id"] != nil || tag["name"] != nil
    if let href = tag["href"] {
      if address("href", of: tag) != nil { return nil }
      if !href.isBlank { losses.append("link to a script or a local file") }
    } else if !isAnchor, tag["class"] == nil {
      return nil
    }
    if isAnchor { losses.append("anchor") }
    isInRemovedLink = true
    return ""
  }

  /// Returns the absolute URL in an attribute; `nil` if there is none, or a build would reject it.
  private func address(_ attribute: StaticString, of tag: SourceTag) -> String? {
    guard let text = tag[attribute], !text.isBlank else { return nil }
    let address = context.base.absolute(text)
    return context.schemes.allow(address.utf8, forImage: tag.name == "img") ? address : nil
  }

  private mutating func take(link tag: SourceTag) -> String {
    guard let address = address("href", of: tag) else { return String(tag.source) }
    let target = context.link(address)
    if target == address, Self.isUpload(address) { media.append(address) }
    return tag.cleaned(href: target)
  }

  /// Returns a paragraph with an image, in place of a background.
  private mutating func image(_ address: String) -> String {
    media.append(address)
    return "\n\n<p>\(SourceTag.image(address))</p>\n\n"
  }

  /// Tags without a meaning in Markdown, whose content stays.
  private static let inline: Set = [
    "span", "font", "mark", "small", "big", "dfn", "bdo", "abbr", "acronym", "time", "u", "ins", "button",
  ]
  /// The formatting that is lost with some of them.
  private static let formatting = ["u": "underline", "ins": "underline", "mark": "highlighting"]
  /// Tags with attributes that a converter would keep.
  private static let cleaned: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr",
    "td", "th", "pre", "code", "div", "section", "article", "aside", "hr", "strong", "em", "b", "i", "s", "del", "sub",
    "sup", "cite", "q", "kbd", "br", "caption", "col", "colgroup", "dl", "dt", "dd", "center", "address", "details",
    "summary", "strike", "tt", "var", "samp", "main", "header", "footer", "nav",
  ]

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
    return Footnotes.restoringInHTML(lines.joined(separator: "\n")).substituting(
      "<p>\(Self.moreMark)</p>", with: "\n<!--more-->\n")
  }
}
