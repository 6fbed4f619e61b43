/// Returns the text inside the curly quotes that word processors and phones insert, or `nil` if they do not enclose all
/// of `text`.
///
/// Returns `nil` if `text` also has such quotes inside, because each of them may be meant: “yes” and “no”.
package func withoutCurlyQuotes(_ text: String) -> String? {
  // All of these marks begin with this byte in UTF-8, and few strings do.
  guard text.utf8.first == 0xE2, let first = text.first, let last = text.last, text.count > 2 else { return nil }
  let inner = text.dropFirst().dropLast()
  switch (first, last) {
  case ("“", "”"), ("”", "”"), ("“", "“"): return inner.contains { "“”".contains($0) } ? nil : String(inner)
  case ("“", "\""), ("”", "\""): return inner.contains { "“”\"".contains($0) } ? nil : String(inner)
  // The closing single quote is also an apostrophe.
  case ("‘", "’"): return inner.contains("‘") ? nil : String(inner)
  default: return nil
  }
}
