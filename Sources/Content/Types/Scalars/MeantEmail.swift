import Values

/// The address that was meant by text that is not an email address.
enum MeantEmail {
  /// Returns the only address in `text`: `mailto:ana@example.org`, `Ana <ana@example.org>`, `ana at example.org`.
  static func read(_ text: String) -> String? {
    guard text.utf8.count < 300 else { return nil }
    var found = text.trimmingBlanks().replacing("＠", with: "@")
    // [ana@example.org](mailto:ana@example.org)
    if let start = found.firstRange(of: "](mailto:"), found.hasSuffix(")") {
      found = String(found[start.upperBound...].dropLast())
    }
    if let start = found.lastIndex(of: "<"), found.hasSuffix(">") {
      found = String(found[found.index(after: start)...].dropLast())
    }
    if found.lowercased().hasPrefix("mailto:") { found = String(found.dropFirst(7)) }
    for sign in [" (at) ", "(at)", " [at] ", "[at]", " at ", " @ ", "@ ", " @"] where !isAddress(found) {
      found = found.replacing(sign, with: "@")
    }
    for sign in [" (dot) ", "(dot)", " [dot] ", "[dot]", " dot ", ".."] { found = found.replacing(sign, with: ".") }
    while let last = found.last, ".,;:".contains(last) { found.removeLast() }
    if !isAddress(found) { found = found.replacing("@@", with: "@") }
    // A comma in place of the dot before the last part.
    if !isAddress(found), found.filter({ $0 == "@" }).count == 1, let comma = found.lastIndex(of: ",") {
      found.replaceSubrange(comma...comma, with: ".")
    }
    return isAddress(found) && found != text ? found : nil
  }

  /// Returns whether `text` is several addresses.
  static func isList(_ text: String) -> Bool {
    text.split { ",; ".contains($0) }.filter { isAddress(String($0)) }.count > 1
  }

  /// Returns whether `text` is an address: a name, one `@`, and a domain of at least two parts.
  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { !$0.isEmpty } && !text.contains { $0.isWhitespace || ",;:<>()[]\"＠".contains($0) }
  }
}
