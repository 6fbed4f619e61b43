/// Notation for dates of Moment, Unicode, PHP, Go, and the GNU C library that the filter `date` does not have, with the
/// notation to write instead.
enum OtherDateNotation {
  /// Returns the advice about a directive that does not exist, such as `%k`, which is followed by `next`.
  static func advice(about directive: String, before next: Character?) -> String {
    let name = directive.filter { $0 != "%" && $0 != "-" }
    guard let letter = name.first, letter.isLetter || letter.isNumber || "_^#+:".contains(letter) else {
      return "write %% for a percent sign"
    }
    if DateDirective.shorthands[letter] != nil || DatePattern.literals[letter] != nil { return "write %\(letter)" }
    if let advice = directives[letter] { return advice }
    let rest = next.map { String($0) } ?? ""
    switch letter {
    case "_": return rest == "d" ? "write %e" : "remove the \"_\""
    case "#": return rest.isEmpty ? "remove the \"#\"" : "write %-\(rest)"
    case "^": return "remove the \"^\", and add the filter \"upper\""
    case "E", "O", "0", "+", ":": return "remove the \"\(letter)\""
    default:
      let letters = DateDirective.allCases.map(\.rawValue) + Array(DateDirective.shorthands.keys)
      return "use one of: \(letters.sorted().map { "%\($0)" }.joined(separator: " "))"
    }
  }

  private static let directives: [Character: String] = [
    "c": "write %Y-%m-%d %H:%M:%S", "x": "remove the pattern to use the usual format of the language",
    "X": "write %H:%M:%S", "r": "write %I:%M:%S %p", "k": "write %-H", "l": "write %-I", "P": "write %p",
    "Z": "write %z", "i": "write %M", "f": "remove it: dates have no fractions of a second",
    "L": "remove it: dates have no fractions of a second",
    "s": "use the filter \"rfc3339\"",
  ]

  /// Returns the advice about a pattern without a directive: the pattern that it probably stands for.
  static func advice(about pattern: String) -> String {
    let isGo = pattern.contains("2006") || pattern.contains("January")
    let translated = isGo ? goTranslated(pattern) : lettersTranslated(pattern)
    return translated.map { "write date(\"\($0)\")" }
      ?? "write directives such as %Y, %m, and %d, or remove the pattern to use the usual format of the language"
  }

  /// The parts of patterns in Go, the longest first.
  private static let goParts = [
    ("January", "%B"), ("Monday", "%A"), ("2006", "%Y"), ("Jan", "%b"), ("Mon", "%a"), ("01", "%m"), ("02", "%d"),
    ("03", "%I"), ("04", "%M"), ("05", "%S"), ("06", "%y"), ("15", "%H"), ("PM", "%p"), ("_2", "%e"), ("1", "%-m"),
    ("2", "%-d"), ("3", "%-I"),
  ]

  private static let letterRuns = [
    "yyyy": "%Y", "YYYY": "%Y", "y": "%Y", "yy": "%y", "YY": "%y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%-m",
    "dd": "%d", "DD": "%d", "d": "%-d", "D": "%-d", "EEEE": "%A", "dddd": "%A", "EEE": "%a", "ddd": "%a", "HH": "%H",
    "H": "%-H", "hh": "%I", "h": "%-I", "mm": "%M", "ss": "%S", "a": "%p", "A": "%p",
  ]

  private static let phpLetters = [
    "Y": "%Y", "y": "%y", "F": "%B", "M": "%b", "m": "%m", "n": "%-m", "d": "%d", "j": "%-d", "l": "%A", "D": "%a",
    "H": "%H", "G": "%-H", "h": "%I", "g": "%-I", "i": "%M", "s": "%S", "A": "%p",
  ]

  private static func goTranslated(_ pattern: String) -> String? {
    var result = ""
    var rest = Substring(pattern)
    while let first = rest.first {
      if let (text, directive) = goParts.first(where: { rest.hasPrefix($0.0) }) {
        result += directive
        rest.removeFirst(text.count)
      } else if first.isLetter || first.isNumber {
        return nil
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  /// Translates each run of the same letter: as in Moment and Unicode, or as in PHP if no run is longer than a letter.
  private static func lettersTranslated(_ pattern: String) -> String? {
    var runs: [String] = []
    for character in pattern {
      if runs.last?.first == character, character.isLetter {
        runs[runs.count - 1].append(character)
      } else {
        runs.append(String(character))
      }
    }
    let isPHP = runs.allSatisfy { $0.count == 1 }
    var result = ""
    for run in runs {
      guard let letter = run.first, letter.isLetter else {
        result += run
        continue
      }
      guard let directive = isPHP ? phpLetters[run] : letterRuns[run] else { return nil }
      result += directive
    }
    return result.contains("%") ? result : nil
  }
}
