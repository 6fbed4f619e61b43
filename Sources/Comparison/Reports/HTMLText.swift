/// Texts of a site as HTML in a comment, where they must neither be markup nor call anybody.
enum HTMLText {
  /// `text` with what HTML reads replaced, and without a mention of a person or an issue: a comment after `@` and `#`
  /// keeps GitHub from making one.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "@", "#": escaped += "\(character)<!-- -->"
      case "\n", "\r": escaped += " "
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// An address or path. GitHub makes no links and mentions in code.
  static func code(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return "<code>\(escaped.replacing("\n", with: " "))</code>"
  }

  static func page(_ page: SiteComparison.Page) -> String { "\(code(page.address)) \(escaped(page.title))" }

  static func words(_ change: TextChange) -> String {
    change.parts.map { part in
      switch part {
      case .same(let text): escaped(text)
      case .removed(let text): "<del>\(escaped(text))</del>"
      case .added(let text): "<ins>\(escaped(text))</ins>"
      }
    }.joined(separator: " ")
  }
}
