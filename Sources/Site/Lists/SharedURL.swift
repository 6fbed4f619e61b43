import Diagnostics

/// A text that has the same URL as another.
struct SharedURL {
  let text: String
  /// The location of `text`.
  let place: SourceLocation
  /// The other text, and the location of one of its uses.
  let other: String
  let otherPlace: SourceLocation
  /// The number of other places where `text` is used.
  let more: Int

  /// A Boolean value that indicates whether the texts are the same apart from case, apostrophes, and the characters between words. Otherwise, they may
  /// be different things: `C++` and `C#`.
  var areSpellings: Bool { spellingKey(text) == spellingKey(other) }

  /// The finding at a text that should be written as the other, if both are spellings of one name.
  var asMistake: Diagnostic { finding(help: "write \"\(other)\"", morePlaces(more)) }

  /// The finding at the text that both should be written as, if they are spellings of one name.
  var asPreferred: Diagnostic { finding(help: "write \"\(text)\" there, too", "") }

  private func finding(help: String, _ more: String) -> Diagnostic {
    guard areSpellings else {
      return Diagnostic(
        .similarName, "\"\(text)\" has the same URL as \"\(other)\" (\(otherPlace))\(morePlaces(self.more))", at: place,
        help:
          "use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"
      )
    }
    return Diagnostic(
      .similarName, "\"\(text)\" is spelled \"\(other)\" elsewhere (\(otherPlace))\(more)", at: place, help: help)
  }
}

/// Returns the words for the number of other places with the same finding; empty if there are none.
func morePlaces(_ count: Int) -> String { count > 0 ? "; also in \(counted(count, "other place"))" : "" }
