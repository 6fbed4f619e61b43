import HTML
import Values

/// The fixes for links that are shown as plain text.
enum StrayLinkAdvice {
  /// Returns the fix for a link with a destination in parentheses.
  ///
  /// - Parameter text: The text of the link with its brackets; `nil` if it begins on another line.
  static func help(text: String?, _ destination: String) -> String {
    let words = destination.split(separator: " ")
    if let text, text.contains("]("), !text.contains("![") {
      return "remove one of the links: a link cannot contain another link"
    }
    if destination.contains(where: { "\"'“”‘’".contains($0) }) {
      return "write each space in the URL as %20, and put the title in straight quotation marks"
    }
    guard words.count > 1, !destination.contains("<") else { return "check its brackets and parentheses" }
    if !destination.contains(where: { "/.#:".contains($0) }) {
      return "write a URL in the parentheses, or write \\[ to show the brackets"
    }
    let mayHaveTitle = isURL(Array(words[0].utf8)[...]) && !words[0].contains("?")
    if text == nil || mayHaveTitle, !words.dropFirst().contains(where: { $0.contains("/") || $0.contains(".") }) {
      return "write each space in the URL as %20, and put quotation marks around the title, if there is one"
    }
    guard let text else { return "write each space in the URL as %20" }
    let url = destination.trimmingBlanks().replacing(": ", with: ":").replacing(" ", with: "%20")
    return "write the URL without spaces: \(text)(\(url))"
  }

  /// Returns the fix for `[[name]]` or `[[name|text]]`.
  static func help(wikiLink name: String) -> String {
    let parts = name.split(separator: "|", maxSplits: 1).map { String($0).trimmingBlanks() }
    guard let target = parts.first, let text = parts.last, !target.contains(":") else {
      return "write it as [the text](the URL)"
    }
    let file = target.lowercased().replacing(" ", with: "-")
    return "write it as [\(text)](\(file).md), with the path of the document's file"
  }

  /// The extensions of files that links point to.
  private static let extensions: Set = [
    "md", "html", "htm", "pdf", "jpg", "jpeg", "png", "gif", "svg", "webp", "avif", "csv", "json", "doc", "docx", "xls",
    "xlsx", "ppt", "pptx", "odt", "zip", "mp3", "mp4", "ics", "xml",
  ]

  /// Returns whether text can only be a URL or the path of a file, such as `/about/`, `#goals`, or `about.md`.
  static func isURL(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "\0" }) else { return false }
    if ["/", "./", "../", "www.", "mailto:", "tel:"].contains(where: text.hasPrefix) { return text.count > 1 }
    if text.hasPrefix("#") { return text.dropFirst().first?.isLetter == true }
    let path = text.prefix { $0 != "#" && $0 != "?" }
    return text.contains("://")
      || path.contains(".") && extensions.contains(String(path.split(separator: ".").last ?? ""))
  }
}
