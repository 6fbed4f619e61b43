import Content
import HTML
import Values

/// Converts the `[shortcodes]` of WordPress, which are rendered by plugins and themes.
///
/// Captions, embeds, and audio and video become HTML. Other shortcodes stay visible in the text.
struct Shortcodes {
  private(set) var html = ""
  /// The names of the shortcodes that stay.
  private(set) var unknown: [String] = []
  /// The number of images that galleries name and the export does not contain.
  private(set) var missing = 0
  private let attachments: Attachments
  /// The number of the item, whose attachments a gallery without numbers shows.
  private let item: Int
  private var ends: ShortcodeEnds

  /// Names that identify a shortcode even without attributes or a closing tag.
  private static let bare: Set = ["gallery", "playlist", "contact-form", "contact-form-7", "archives", "subscribe"]

  init(_ source: String, attachments: Attachments = Attachments(), of item: Int = 0) {
    self.attachments = attachments
    self.item = item
    var rest = source[...]
    ends = ShortcodeEnds(rest)
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "[")) {
      html += rest[..<start]
      rest = rest[start...]
      if let end = endOfQuoted(rest) {
        html += rest[..<end].dropFirst().dropLast()
        rest = rest[end...]
      } else if let code = Code(rest) {
        rest = rest[take(code, from: rest)...]
      } else {
        html += "["
        rest = rest.dropFirst()
      }
    }
    html += rest
  }

  /// Returns the end of an escaped shortcode, which WordPress writes in double brackets: `[[gallery]]`,
  /// `[[code]x[/code]]`. Returns `nil` for other brackets, as in `if [[ -f x ]]`.
  private mutating func endOfQuoted(_ text: Substring) -> Substring.Index? {
    guard text.utf8.starts(with: "[[".utf8), let code = Code(text.dropFirst()) else { return nil }
    let isBracket = { text[$0...].utf8.first == UInt8(ascii: "]") }
    if isBracket(code.end) { return text.utf8.index(after: code.end) }
    guard let end = ends.next(code.name, from: code.end)?.upperBound, isBracket(end) else { return nil }
    return text.utf8.index(after: end)
  }

  /// Writes the replacement for `code` and returns the position to continue from.
  private mutating func take(_ code: Code, from rest: Substring) -> Substring.Index {
    let after = rest[code.end...]
    let closing = ends.next(code.name, from: code.end)
    switch code.name {
    case "caption", "wp_caption":
      guard let closing else { break }
      html += Self.figure(after[..<closing.lowerBound], caption: code.values["caption"])
      return closing.upperBound
    case "embed":
      guard let closing else { break }
      html += Self.link(String(after[..<closing.lowerBound]))
      return closing.upperBound
    case "audio", "video":
      let kinds = ["src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv"]
      guard let address = kinds.lazy.compactMap({ code.values[$0] }).first else { break }
      html += Self.link(address)
      return closing?.upperBound ?? code.end
    case "gallery", "playlist":
      guard let files = files(of: code) else { break }
      html += files
      return code.end
    default: break
    }
    if !code.values.isEmpty || closing != nil || Self.bare.contains(code.name) { unknown.append(code.name) }
    html += rest[..<code.end]
    return code.end
  }

  /// Returns the images or audio files of a gallery or a playlist; `nil` if the export contains none of them.
  private mutating func files(of code: Code) -> String? {
    func numbers(_ key: String) -> [String] { (code.values[key] ?? "").split { !$0.isNumber }.map(String.init) }
    let named = numbers("ids") + numbers("include")
    var found: [Attachments.Attachment]
    if named.isEmpty {
      let parent = code.values["id"].flatMap { Int($0) } ?? item
      let excluded = numbers("exclude")
      found = attachments.of(parent).filter {
        $0.isImage == (code.name == "gallery") && !excluded.contains(String($0.id))
      }
    } else {
      found = named.compactMap { attachments[$0] }
      if !found.isEmpty { missing += named.count - found.count }
    }
    guard !found.isEmpty else { return nil }
    return found.map(Self.file).joined()
  }

  /// Returns an image with its caption, or a link to another file.
  static func file(_ file: Attachments.Attachment) -> String {
    guard file.isImage else { return link(file.url) }
    let image = SourceTag.image(file.url, alternative: file.alt)
    return file.caption.isBlank ? "\n\n<figure>\(image)</figure>\n\n" : figure(image[...], words: file.caption)
  }

  private static func figure(_ inner: Substring, caption: String?) -> String {
    // The image, possibly in a link, and the caption after it.
    let picture = HTMLPieces(String(inner)).reduce(into: (html: "", words: "", isOver: false)) { parts, piece in
      switch piece {
      case .tag(let tag) where !parts.isOver && ["img", "a"].contains(tag.name):
        parts.html += tag.source
      case .tag(let tag):
        parts.isOver = true
        parts.words += tag.source
      case .text(let text):
        if !text.isBlank { parts.isOver = true }
        parts.words += text
      case .comment: break
      }
    }
    return figure(picture.html[...], words: caption ?? picture.words)
  }

  private static func figure(_ picture: Substring, words: String) -> String {
    "\n\n<figure>\(picture)<figcaption>\(words.trimmingBlanks())</figcaption></figure>\n\n"
  }

  /// Returns a paragraph with a link to `address`, in place of an embedded player.
  static func link(_ address: String) -> String {
    let url = address.split(whereSeparator: \.isWhitespace).joined().replacing("\"", with: "%22")
    let text = HTMLEscaping.escaped(url)
    return "\n\n<p><a href=\"\(text)\">\(text)</a></p>\n\n"
  }

  /// An opening shortcode: `[caption id="a" width="300"]`.
  private struct Code {
    let name: String
    let values: [String: String]
    /// The position after the closing bracket.
    let end: Substring.Index

    init?(_ text: Substring) {
      let inner = text.dropFirst()
      let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      guard let first = name.first, first.isLetter, let next = inner[name.endIndex...].first,
        next == "]" || next.isWhitespace || next == "/",
        let bracket = Self.bracket(in: inner[name.endIndex...])
      else { return nil }
      self.name = name.lowercased()
      end = inner.index(after: bracket)
      values = Self.values(in: inner[name.endIndex..<bracket])
    }

    private static func bracket(in text: Substring) -> Substring.Index? {
      var quote: Character?
      for index in text.indices.prefix(2000) {
        let character = text[index]
        if character == quote {
          quote = nil
        } else if quote == nil {
          if character == "\"" || character == "'" { quote = character }
          if character == "]" { return index }
          if character == "[" || character == "\n" { return nil }
        }
      }
      return nil
    }

    private static func values(in text: Substring) -> [String: String] {
      var values: [String: String] = [:]
      var rest = text
      while let sign = rest.firstIndex(of: "=") {
        let name = rest[..<sign].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        rest = rest[rest.index(after: sign)...]
        let value: Substring
        if let quote = rest.first, quote == "\"" || quote == "'" {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !$0.isWhitespace }
          rest = rest[value.endIndex...]
        }
        values[name.lowercased()] = String(value).decodingReferences(in: .attribute)
      }
      return values
    }
  }
}
