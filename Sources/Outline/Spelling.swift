/// How people write names: in any case, with blanks, dashes or underscores.
package enum Spelling {
  /// The letters and digits of `name` in lower case.
  package static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
