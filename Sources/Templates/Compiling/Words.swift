import Values

/// A theme's translated strings in one language, such as the string for `t("members-in", place=page.title)`.
package struct Words: Sendable {
  /// The language code, `es` or `es-MX`. It also determines the format of dates.
  package let language: String
  /// The strings, by name.
  package let entries: [String: Word]

  package init(language: String, entries: [String: Word] = [:]) {
    self.language = language
    self.entries = entries
  }

  /// A translated string with placeholders for arguments: `Members in {place}`.
  package struct Word: Sendable {
    package enum Piece: Hashable, Sendable {
      case literal(String)
      case argument(String)
    }

    /// The singular form, if it differs from the plural.
    package let one: [Piece]?
    package let other: [Piece]

    package init(one: [Piece]? = nil, other: [Piece]) {
      self.one = one
      self.other = other
    }

    /// The arguments that it needs. A string with two forms also needs `count`.
    package var arguments: Set<String> {
      Set(((one ?? []) + other).compactMap { if case .argument(let name) = $0 { name } else { nil } })
        .union(one == nil ? [] : ["count"])
    }

    /// Returns the pieces of a string with names in braces, or `nil` if a brace is unbalanced.
    package static func pieces(of text: String) -> [Piece]? {
      var pieces: [Piece] = []
      var rest = text[...]
      while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
        guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
        let name = rest[rest.index(after: brace)..<end]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
        if brace > rest.startIndex { pieces.append(.literal(String(rest[..<brace]))) }
        pieces.append(.argument(String(name)))
        rest = rest[rest.index(after: end)...]
      }
      if !rest.isEmpty { pieces.append(.literal(String(rest))) }
      return pieces
    }
  }

  /// A Boolean value that indicates whether zero and fractions below two use the singular, as in the plural rules of
  /// the Unicode Common Locale Data Repository.
  var countsLessThanTwoAsOne: Bool { ["fr", "pt"].contains(DateLocale.primaryLanguage(of: language)) }
}
