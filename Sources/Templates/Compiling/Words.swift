import Values

/// The words of a theme in one language: what `t("members-in", place=page.title)` writes.
package struct Words: Sendable {
  /// The language's code, `es` or `es-MX`, which dates follow, too.
  package let language: String
  /// By the names that templates call them.
  package let entries: [String: Word]

  package init(language: String, entries: [String: Word] = [:]) {
    self.language = language
    self.entries = entries
  }

  /// A word or a sentence, with places for arguments: `Members in {place}`.
  package struct Word: Sendable {
    package enum Piece: Hashable, Sendable {
      case literal(String)
      case argument(String)
    }

    /// What stands for one thing, where that differs from what stands for several.
    package let one: [Piece]?
    package let other: [Piece]

    package init(one: [Piece]? = nil, other: [Piece]) {
      self.one = one
      self.other = other
    }

    /// The arguments that it needs. One that has two forms is chosen by `count`.
    package var arguments: Set<String> {
      Set(((one ?? []) + other).compactMap { if case .argument(let name) = $0 { name } else { nil } })
        .union(one == nil ? [] : ["count"])
    }

    /// The pieces of a text with names in braces; `nil` where a brace has no other.
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

  /// Whether nothing and a part are counted as one, too, as the plural rules of the Unicode Common Locale Data Repository have it.
  var countsLessThanTwoAsOne: Bool { ["fr", "pt"].contains(DateLocale.primaryLanguage(of: language)) }
}
