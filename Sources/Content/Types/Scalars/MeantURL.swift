import Values

/// Advice on how to write the URL that was meant by text that is not one.
enum MeantURL {
  private static let otherEndings = [
    ".md", ".pdf", ".doc", ".docx", ".txt", ".jpg", ".jpeg", ".png", ".html", ".htm", ".xlsx", ".csv",
  ]

  /// Returns the fix for `text`; `nil` if it resembles no URL.
  static func advice(_ text: String) -> String? {
    let written = text.trimmingBlanks()
    let lower = written.lowercased()
    if lower.hasPrefix("file:") || lower.hasPrefix("\\\\") || lower.dropFirst().hasPrefix(":\\") {
      return "this is a file on your computer, which readers cannot open; write the URL of a page"
    }
    if lower.hasPrefix("mailto:") || MeantEmail.isAddress(lower) {
      return "this is an email address; this field takes the URL of a page, which begins with https://"
    }
    if let url = read(written), url != text { return "write \(url)" }
    if written.split(whereSeparator: { ",; ".contains($0) }).filter({ URLType.isURL(String($0)) }).count > 1 {
      return "write only one URL"
    }
    return nil
  }

  /// Returns the URL in `text`: `<https://example.org>`, `[site](https://example.org)`, `htps//example.org`,
  /// `example.org/page`.
  private static func read(_ text: String) -> String? {
    guard text.utf8.count < 2_000 else { return nil }
    var rest = text[...]
    if let start = rest.firstRange(of: "]("), rest.hasSuffix(")") { rest = rest[start.upperBound...].dropLast() }
    if rest.hasPrefix("<"), rest.hasSuffix(">") { rest = rest.dropFirst().dropLast() }
    var scheme = "https://"
    while let found = prefix(of: rest) {
      if found.isPlain { scheme = "http://" } else { scheme = "https://" }
      rest = rest.dropFirst(found.length).drop { $0 == " " }
    }
    let host = String(rest.prefix { !"/?#\\".contains($0) }).replacing("—", with: "-").replacing("–", with: "-")
    let path = String(rest.dropFirst(host.count)).replacing("\\", with: "/")
    guard isHost(host), !path.contains(", "), !path.contains("://") else { return nil }
    let url = scheme + host + path.replacing(" ", with: "%20")
    return URLType.isURL(url) ? url : nil
  }

  /// Spellings of `http` and `https`.
  private static let plain: Set = ["http", "htp", "ttp", "hhtp"]
  private static let secure: Set = ["https", "htps", "htpps", "hhtps", "htttps", "ttps", "httpss"]

  /// Returns the length of the scheme with which `text` begins, even if it is misspelled: `https:/`, `htps://`, `http//`.
  private static func prefix(of text: Substring) -> (length: Int, isPlain: Bool)? {
    let letters = text.prefix { $0.isLetter }.lowercased()
    guard plain.contains(letters) || secure.contains(letters) else { return nil }
    let signs = text.dropFirst(letters.count).prefix { ":;/\\".contains($0) }
    guard signs.count > 1 || signs == ":" else { return nil }
    return (letters.count + signs.count, plain.contains(letters))
  }

  /// Returns whether `text` is a host, and not the name of a file.
  private static func isHost(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    let lower = text.lowercased()
    guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else { return false }
    let isMadeOfLabels = labels.allSatisfy { label in
      !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
    return isMadeOfLabels && !otherEndings.contains(where: lower.hasSuffix)
  }
}
