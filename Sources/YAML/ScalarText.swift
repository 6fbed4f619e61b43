/// Writes text as a YAML scalar that every reader reads as the same text, whether it implements YAML 1.1, where `NO` is
/// false, or YAML 1.2.
package enum ScalarText {
  /// Returns `text` on one line, in quotes if needed. For a value or a key in block style, not within `[ ]` or `{ }`.
  package static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    let scalars = text.unicodeScalars
    if !scalars.contains(where: needsEscape), scalars.contains(where: { $0 == "\"" || $0 == "\\" }),
      !scalars.contains("'")
    {
      return "'" + text + "'"
    }
    return "\"" + scalars.map(escaped).joined() + "\""
  }

  /// Returns `text` as a literal block with each line indented by `indent` spaces, so that Markdown stays readable;
  /// `nil` if it is a single line or contains characters that a block cannot.
  package static func block(_ text: String, indent: Int) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let first = lines.first?.unicodeScalars.first, !first.properties.isWhitespace,
      !text.unicodeScalars.contains(where: { needsEscape($0) && $0 != "\n" && $0 != "\t" })
    else { return nil }
    let ends = text.reversed().prefix { $0 == "\n" }.count
    let marker = ends == 0 ? "|-" : ends == 1 ? "|" : "|+"
    let margin = String(repeating: " ", count: indent)
    let kept = ends == 0 ? lines[...] : lines.dropLast()
    return marker + kept.map { $0.isEmpty ? "\n" : "\n" + margin + $0 }.joined()
  }

  /// Returns whether `text` has no special meaning in any version of YAML.
  private static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      first.properties.isAlphabetic || isDigit(first) || first == "/" || first == "(",
      last != ":", !last.properties.isWhitespace, !scalars.contains(where: needsEscape)
    else { return false }
    // By scalars: a space with a combining mark is a character of its own, but still a space in YAML.
    if zip(scalars, scalars.dropFirst()).contains(where: { $0 == ":" && $1 == " " || $0 == " " && $1 == "#" }) {
      return false
    }
    return !words.contains(text.lowercased()) && !(isDigit(first) && scalars.allSatisfy(isOfNumbers))
  }

  /// The words that YAML 1.1 or 1.2 reads as true, false, or null.
  private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// Returns whether a number, a date, or a time may contain the scalar: `0x1F`, `1e5`, `12:30`, `2014-01-31T09:05Z`.
  private static func isOfNumbers(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || "a"..."f" ~= scalar || "A"..."F" ~= scalar || "xXoOtTzZ_.:+- ".unicodeScalars.contains(scalar)
  }

  /// Returns whether YAML does not allow the scalar unescaped, or readers treat it as a line break.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      guard needsEscape(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
