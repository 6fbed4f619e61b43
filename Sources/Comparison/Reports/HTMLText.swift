import HTML

/// Text of a site as HTML in a GitHub comment, without active markup or mentions.
enum HTMLText {
  /// Returns `text` on one line, escaped for HTML, and without mentions of people or issues: an HTML comment inside
  /// `@ana`, `#1`, and `GH-1` prevents GitHub from creating one.
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

  /// Returns a URL or path as code, in which GitHub creates no links or mentions.
  static func code(_ text: String) -> String {
    var escaped = ""
    for character in text.onOneLine.unicodeScalars { append(character, to: &escaped) }
    return "<code>\(escaped)</code>"
  }

  private static func append(_ character: Unicode.Scalar, to escaped: inout String) {
    if character.isASCII, let reference = HTMLEscaping.textReference(for: UInt8(character.value)) {
      escaped += reference.description
    } else {
      escaped.unicodeScalars.append(character)
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
