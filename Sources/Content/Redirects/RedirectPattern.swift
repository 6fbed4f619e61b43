/// Text that hosting services do not treat as part of a URL in a redirect: patterns and placeholders
/// (https://docs.netlify.com/manage/routing/redirects/redirect-options/), and characters that end a string in the
/// configuration of a server.
struct RedirectPattern {
  /// A description for a message: `a quotation mark`.
  let description: String
  /// The name of the text in an instruction to remove it.
  let name: String
  /// A Boolean value that indicates whether the text stands for more than one URL.
  let hasManyURLs: Bool

  /// Finds the first such text in `url`, which is not percent-encoded; `nil` if it has none.
  init?(in url: String) {
    if let scalar = url.unicodeScalars.first(where: Self.isSpecial) {
      hasManyURLs = scalar == "*"
      name =
        switch scalar {
        case "*": "asterisk"
        case "\"": "quotation mark"
        case "\\": "backslash"
        default: "control character"
        }
      description = hasManyURLs ? "\"*\", which hosting services treat as a wildcard" : "a \(name)"
    } else if let part = url.split(whereSeparator: { "/?&=".contains($0) }).first(where: { $0.hasPrefix(":") }) {
      (name, hasManyURLs) = ("placeholder", true)
      description = "\"\(part)\", which hosting services treat as a placeholder"
    } else {
      return nil
    }
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    "*\"\\".unicodeScalars.contains(scalar) || scalar.value < 32 || (127..<160).contains(scalar.value)
  }
}
