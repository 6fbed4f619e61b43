/// What stands within the curly quotes that word processors and telephones write, where they are around all of `text`; else `nil`.
///
/// A text with such quotes inside, too, as “yes” and “no” begins and ends with, may mean each of them.
package func withoutCurlyQuotes(_ text: String) -> String? {
  // All of these marks begin with this byte, and hardly a text does.
  guard text.utf8.first == 0xE2, let first = text.first, let last = text.last, text.count > 2 else { return nil }
  let inner = text.dropFirst().dropLast()
  switch (first, last) {
  case ("“", "”"), ("”", "”"), ("“", "“"): return inner.contains { "“”".contains($0) } ? nil : String(inner)
  // The second of these is an apostrophe, too.
  case ("‘", "’"): return inner.contains("‘") ? nil : String(inner)
  default: return nil
  }
}
