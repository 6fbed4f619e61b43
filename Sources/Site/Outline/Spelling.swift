import Content

/// Normalizes the spelling of names: any case, with spaces, dashes, or underscores.
package enum Spelling {
  /// Returns the letters and digits of `name` in lowercase.
  package static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Returns the choice whose name or, failing that, whose label is `text` in any spelling.
  package static func choice(_ text: String, among choices: [Choice]) -> Choice? {
    let text = plain(text)
    return choices.first { plain($0.name) == text } ?? choices.first { plain($0.label) == text }
  }
}
