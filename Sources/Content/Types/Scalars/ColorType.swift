import TimeZones
import Values

/// A color in hexadecimal notation, as in CSS.
package struct ColorType: ScalarType {
  package let name = "color"
  package let otherNames: [String] = []
  package let expectation = "a color"
  package let advice = "A hexadecimal color: \"#8a2016\""
  package let example = "#8a2016"
  package let valueType = ValueType.color
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(
    types: ["string"], format: "color-hex", pattern: "^#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$")
  package let widget = FormWidget.color
  package let recognition = ValueRecognition.never
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    let digits = text.dropFirst()
    guard text.hasPrefix("#"), [3, 4, 6, 8].contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else {
      return .failure(
        "\"\(text)\" is not a hexadecimal color", help: "write a color such as \"\(example)\", in quotes")
    }
    return .text(text)
  }
}
