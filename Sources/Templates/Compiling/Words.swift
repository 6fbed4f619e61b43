import Values

/// A theme's translated strings in one language, such as the string for `t("members-in", place=page.title)`.
package struct Words: Sendable {
  /// The language code, `es` or `es-MX`. It also determines the format of dates.
  package let language: String
  /// The strings, by name.
  package let entries: [String: Word]
  /// The names of strings that are missing or invalid, which is reported where they are defined.
  package let reported: Set<String>
  /// A Boolean value that indicates whether all strings could be read, so that a string that is not in ``entries`` is
  /// missing.
  package let isComplete: Bool

  package init(
    language: String, entries: [String: Word] = [:], reported: Set<String> = [], isComplete: Bool = true
  ) {
    self.language = language
    self.entries = entries
    self.reported = reported
    self.isComplete = isComplete
  }

  /// Creates the strings of `language` from `others`, of which the first takes precedence.
  package init(language: String, merging others: [Words]) {
    self.init(
      language: language, entries: others.reduce(into: [:]) { $0.merge($1.entries) { first, _ in first } },
      reported: others.reduce(into: []) { $0.formUnion($1.reported) }, isComplete: others.allSatisfy(\.isComplete))
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
