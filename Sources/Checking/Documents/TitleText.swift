import YAML

/// The check of the title of a document.
enum TitleText {
  private static let endings = [
    ".md", ".markdown", ".txt", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".html", ".htm", ".pptx", ".xlsx",
  ]
  private static let separators = [" | ", " - ", " – ", " — ", " · ", " » ", " :: "]

  /// Returns the problem with `title`, or `nil` if it may be right.
  static func problem(_ title: String, siteTitle: String) -> (message: String, help: String)? {
    let lower = title.lowercased()
    if ["https://", "http://", "www."].contains(where: lower.hasPrefix), !title.contains(" ") {
      return ("the title is a URL", "write a title for readers")
    }
    if let ending = endings.first(where: lower.hasSuffix), title.dropLast(ending.count).last?.isWhitespace == false {
      return ("the title ends with a file extension, \(ending)", "write a title for readers")
    }
    for separator in separators where title.hasSuffix(separator + siteTitle) && !siteTitle.isEmpty {
      let own = String(title.dropLast(separator.count + siteTitle.count))
      return (
        "the title ends with the name of the site, which pages add to the title", "write title: \(ScalarText.of(own))"
      )
    }
    guard isInCapitals(title) else { return nil }
    return (
      "the title is in capital letters, which are hard to read",
      "write only the first letters of sentences and names in capitals"
    )
  }

  /// Returns whether `title` has several long words and no lowercase letter. Abbreviations are short or few.
  private static func isInCapitals(_ title: String) -> Bool {
    guard !title.contains(where: \.isLowercase) else { return false }
    let words = title.split { !$0.isLetter }
    return words.count > 2 && words.count { $0.count > 4 && $0.allSatisfy(\.isUppercase) } > 1
  }
}
