/// Normalizes the spelling of names: any case, with spaces, dashes, or underscores.
package enum Spelling {
  /// Returns the letters and digits of `name` in lowercase.
  package static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
