/// Texts of a site as HTML in a comment, where they must neither be markup nor call anybody.
enum HTMLText {
  /// `text` on one line with what HTML reads replaced, and without a mention of a person or an issue: a comment within `@ana`, `#1` and
  /// `GH-1` keeps GitHub from making one.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var isIssue = false
    for character in text.onOneLine.unicodeScalars {
      if isIssue, "0"..."9" ~= character { escaped += "<!-- -->" }
      isIssue = character == "-" && String(decoding: escaped.utf8.suffix(2), as: UTF8.self).lowercased() == "gh"
      append(character, to: &escaped)
      if character == "@" || character == "#" { escaped += "<!-- -->" }
    }
    return escaped
  }

  /// An address or path. GitHub makes no links and mentions in code.
  static func code(_ text: String) -> String {
    var escaped = ""
    for character in text.onOneLine.unicodeScalars { append(character, to: &escaped) }
    return "<code>\(escaped)</code>"
  }

  private static func append(_ character: Unicode.Scalar, to escaped: inout String) {
    switch character {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    default: escaped.unicodeScalars.append(character)
    }
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
