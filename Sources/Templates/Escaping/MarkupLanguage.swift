/// A language in which the context of a value depends on the text around it.
enum MarkupLanguage: Hashable, Sendable {
  case html, xml
  /// JSON is read as a single value of a script.
  case json

  /// A Boolean value that indicates whether the language has tags.
  var hasTags: Bool { self != .json }

  /// Returns the escaping for a value in a file of this language, in the context `place` of the tokenizer.
  func escaping(in place: EscapingPlace) -> EscapingPlace {
    switch self {
    case .html: place
    case .xml:
      place.isAddress || place == .style || place == .headingLevel
        ? place : place == .attribute ? .xmlAttribute : .xml
    case .json: place == .plain ? .plain : .json
    }
  }
}
