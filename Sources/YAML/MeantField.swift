/// A line that would be a field if the sign after its key were a colon with a space after it: `title = Home`,
/// `title：Home`, `title:Home`.
package struct MeantField {
  /// The mistake, as a message states it.
  package let problem: String
  package let key: String
  /// The position of the sign in the line, counted from 0 in Unicode scalars.
  package let column: Int
  /// The field with a colon and a space, and with its value in quotation marks if YAML requires them.
  package let fixed: String

  /// The fix, as a message states it.
  package var advice: String { fixed.contains("\"") ? "write \(fixed)" : "write \"\(fixed)\"" }

  private static let wideColons: Set<Character> = ["：", "﹕", "︓", "∶", "꞉"]

  /// Returns `nil` if `line` is a field, or does not begin with a key. URLs have no key.
  package init?(_ line: some StringProtocol) {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let written = line.dropFirst(indent.count)
    let key = written.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let blanks = written.dropFirst(key.count).prefix { $0 == " " || $0 == "\t" }
    let rest = written.dropFirst(key.count + blanks.count)
    guard key.first?.isLetter == true, let sign = rest.first else { return nil }
    let value: String
    switch sign {
    case ":":
      guard blanks.isEmpty, rest.count > 1, !rest.hasPrefix(": "), !rest.hasPrefix("://") else { return nil }
      problem = "a space is missing after this colon"
      value = String(rest.dropFirst())
    case "=", ";":
      problem = "a colon is missing after \"\(key)\""
      value = String(rest.drop { $0 == sign || $0 == ">" })
    case _ where Self.wideColons.contains(sign):
      problem = "this is not a colon that YAML reads, although it looks like one"
      value = String(rest.dropFirst())
    default: return nil
    }
    let text = String(value.drop { $0 == " " || $0 == "\t" }).trimmingEnd()
    guard !text.isEmpty else { return nil }
    self.key = String(key)
    column = indent.unicodeScalars.count + key.unicodeScalars.count + blanks.unicodeScalars.count
    fixed = Self.field(key, text)
  }

  /// Returns a field, with its value in quotation marks if YAML requires them.
  static func field(_ key: some StringProtocol, _ text: String) -> String {
    let needsQuotes = text.contains(": ") || text.contains(" #") || text.first.map { "@`%&*!|>#".contains($0) } == true
    return "\(key): \(needsQuotes ? SyntaxAdvice.quoted(MeantText.of(text)) : text)"
  }
}
