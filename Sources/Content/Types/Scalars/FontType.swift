import TimeZones
import Values

/// A list of font families, as in the CSS property `font-family` (https://www.w3.org/TR/css-fonts-4/#family-name-syntax):
/// names of letters and digits, or names in quotation marks, separated by commas.
///
/// A value cannot end the declaration or the style sheet that contains it.
package struct FontType: ScalarType {
  package let name = "font"
  package let otherNames: [String] = []
  package let expectation = "a list of fonts"
  package let advice = "Names of fonts, separated by commas: Georgia, \"Noto Serif\", serif"
  package let example = "Georgia, \"Noto Serif\", serif"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string"])
  package let widget = FormWidget.text
  package let recognition = ValueRecognition.never
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    guard let wrong = names.first(where: { !Self.isQuoted($0) && !Self.isIdentifiers($0) }) else { return .text(text) }
    let bare = String(wrong.filter { !"\"'".contains($0) })
    let help =
      Self.isQuoted("\"\(bare)\"")
      ? "write \"\(bare)\", with quotation marks, as in '\"\(bare)\", serif'"
      : "write names separated by commas, such as \(example)"
    return .failure("\"\(wrong)\" is not a font name, or needs quotation marks", help: help)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    return start.prefix(start.count - start.reversed().prefix { $0 == " " }.count)
  }

  /// Returns whether the name is in quotation marks and contains nothing that has a meaning in CSS or HTML.
  private static func isQuoted(_ name: Substring) -> Bool {
    guard name.count > 2, let mark = name.first, mark == name.last, mark == "\"" || mark == "'" else { return false }
    let inside = name.dropFirst().dropLast()
    return inside.unicodeScalars.allSatisfy { isInName($0) || " .&+".unicodeScalars.contains($0) }
      && inside.contains { $0 != " " }
  }

  /// Returns whether the name consists of CSS identifiers. They do not begin with a digit.
  private static func isIdentifiers(_ name: Substring) -> Bool {
    let words = name.split(separator: " ")
    return !words.isEmpty
      && words.allSatisfy { word in
        let first = word.drop { $0 == "-" }.unicodeScalars.first
        return first.map { !isDigit($0) && isInName($0) } ?? false && word.unicodeScalars.allSatisfy(isInName)
      }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isInName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || isDigit(scalar) || scalar.properties.isAlphabetic
  }
}
