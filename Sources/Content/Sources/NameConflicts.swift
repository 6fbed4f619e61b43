import Diagnostics
import Values

/// Names in one folder that some file systems treat as the same: they differ only in the form of accented letters, which
/// looks the same on screen, or in letter case.
package enum NameConflicts {
  /// A name that conflicts with an earlier one, with the difference.
  package struct Conflict: Sendable {
    package let name: String
    let message: String
    let help: String

    /// Returns the finding for the file or folder at `path`, which has the name.
    package func diagnostic(at path: String) -> Diagnostic {
      Diagnostic(.nameConflict, message, at: SourceLocation(path: path), help: help)
    }
  }

  /// Returns the conflicts among the names in a folder.
  package static func conflicts(among names: some Sequence<String>) -> [Conflict] {
    // Strings are equal as keys if they differ only in their form.
    var first: [String: String] = [:]
    return names.compactMap { name in
      let key = name.lowercased()
      guard let other = first[key] else {
        first[key] = name
        return nil
      }
      return name == other ? differentForms(name, other) : differentCase(name, other)
    }
  }

  private static func differentCase(_ name: String, _ other: String) -> Conflict {
    Conflict(
      name: name, message: "this file name differs only in letter case from \"\(other)\" in the same folder",
      help: "rename or delete one of the two files, because Windows and macOS cannot store both")
  }

  private static func differentForms(_ name: String, _ other: String) -> Conflict {
    let letters = zip(name, other).first { !String($0).isIdentical(to: String($1)) }
    let difference = letters.map { "\"\($0)\" is \(description(of: $0)) here, and \(description(of: $1)) there" }
    return Conflict(
      name: name,
      message: "this name looks the same as another one in the same folder" + (difference.map { ", but \($0)" } ?? ""),
      help: "rename or delete one of the two files; names from macOS are often decomposed")
  }

  /// Returns the form of a letter and its code points: `decomposed (U+0065 U+0301)`.
  private static func description(of letter: Character) -> String {
    let points = letter.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    let isComposed = String(letter).isIdentical(to: String(letter).inNFC)
    return "\(isComposed ? "composed" : "decomposed") (\(points.joined(separator: " ")))"
  }
}
