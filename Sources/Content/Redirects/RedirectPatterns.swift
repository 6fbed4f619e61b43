/// Text that hosts do not read as part of a URL in a redirect: patterns and placeholders
/// (https://docs.netlify.com/manage/routing/redirects/redirect-options/), and characters that end a string in the
/// configuration of a server.
enum RedirectPatterns {
  /// Returns a description of the first such text in `url`, which is not percent-encoded; `nil` if it has none.
  static func first(in url: String) -> String? {
    for scalar in url.unicodeScalars {
      switch scalar {
      case "*": return "\"*\", which hosts read as a pattern"
      case "\"": return "a quotation mark"
      case "\\": return "a backslash"
      default: if scalar.value < 32 || (127..<160).contains(scalar.value) { return "a control character" }
      }
    }
    let parts = url.split { "/?&=".contains($0) }
    return parts.first { $0.hasPrefix(":") }.map { "\"\($0)\", which hosts read as a placeholder" }
  }
}
